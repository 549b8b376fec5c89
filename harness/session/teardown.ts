import { lapses, removalOf } from './created.js';
import { referenceOf, statusIn, type KciInbox } from '../kci/inbox/inbox.js';
import type { Ledger, LedgerEntry } from './ledger.js';
import type { PlatformIds } from './platform-ids.js';
import type { Redactor } from '../report/redaction.js';
import type { Reply } from '../wire/reply.js';
import { Undecided } from '../report/signals.js';
import type { SupplierRequest } from '../wire/supplier-request.js';

/** How long the KCIs of the last cancellations are waited for. */
const maxFarewellMs = 10_000;

/** The states of an order or a problem that leave nothing to cancel. */
const ended: ReadonlySet<unknown> = new Set(['COMPLETED', 'CANCELLED']);

/** What a run is torn down with. */
export interface TeardownParts {
  readonly ledger: Ledger;
  readonly ids: PlatformIds;
  readonly redactor: Redactor;
  readonly inbox: KciInbox | undefined;
  readonly kciTimeoutMs: number;
  /** Sends a request, and keeps the ledger. */
  send(request: SupplierRequest): Promise<Reply>;
  /** Ids of what a cancellation of was accepted already, but not confirmed. */
  readonly cancelling: ReadonlySet<number>;
}

/** Removes what a ledger shows as open, newest first. What cannot be removed stays in the ledger, with the reason. */
export async function tearDown(parts: TeardownParts): Promise<void> {
  const left = parts.ledger.open;
  await Promise.all(left.filter(({ id }) => !parts.cancelling.has(id)).map((entry) => remove(entry, parts)));
  await Promise.all(left.map((entry) => confirm(entry, parts)));
}

async function remove(entry: LedgerEntry, parts: TeardownParts): Promise<void> {
  const { ledger, ids, inbox, redactor } = parts;
  const removal = removalOf(entry.kind);
  if (!removal) return ledger.kept(entry.id, lapses);
  if (hasEnded(entry, inbox)) return ledger.closed(entry.id);
  const reference = entry.supplierReference ?? inbox?.about(entry).map(referenceOf).find(Boolean);
  const body = removal.body({ ...entry, ...(reference !== undefined && { supplierReference: reference }) }, ids.next());
  if (!body) return ledger.keptWithoutReference(entry.id);
  try {
    const reply = await parts.send({ operation: removal.operation, body });
    if (!reply.accepted) ledger.kept(entry.id, redactor.sentence(`The cancellation was answered ${reply.summary}`));
  } catch (thrown) {
    if (!(thrown instanceof Undecided)) throw thrown;
    ledger.kept(entry.id, redactor.sentence(thrown.message));
  }
}

/** Whether a KCI has shown that something came to its end, so there is nothing left to cancel. */
function hasEnded(entry: LedgerEntry, inbox: KciInbox | undefined): boolean {
  return inbox?.about(entry).some((kci) => ended.has(statusIn(kci))) ?? false;
}

/** After a 202 the cancellation is done only when a KCI confirms it. */
async function confirm(entry: LedgerEntry, { ledger, inbox, kciTimeoutMs, cancelling }: TeardownParts): Promise<void> {
  if (!inbox || !cancelling.has(entry.id) || !ledger.open.some(({ id }) => id === entry.id)) return;
  const timeoutMs = Math.min(kciTimeoutMs, maxFarewellMs);
  const cancelled = await inbox.next(entry, timeoutMs, { where: (kci) => statusIn(kci) === 'CANCELLED' });
  if (cancelled) ledger.closed(entry.id);
}
