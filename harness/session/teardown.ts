import { lapses, removalOf, type Removal } from './created.js';
import { isJsonObject } from '../json/json.js';
import { referenceOf, statusIn, type KciInbox } from '../kci/inbox/inbox.js';
import type { Ledger, LedgerEntry } from './ledger.js';
import type { PlatformIds } from './platform-ids.js';
import type { Redactor } from '../report/redaction.js';
import type { Reply } from '../wire/reply.js';
import { Undecided } from '../report/signals.js';
import type { SupplierRequest } from '../wire/supplier-request.js';

/** How long the KCIs of the last cancellations are waited for. */
const maxFarewellMs = 10_000;

/** So many equal refusals, and no success, show that things of a kind cannot be cancelled. */
const enoughRefusals = 3;

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

/**
 * Removes what a ledger shows as open, newest first. What cannot be removed stays in the ledger, with the reason. Of a
 * kind of which only refusals have come, and one of them three times, no more is cancelled.
 */
export async function tearDown(parts: TeardownParts): Promise<void> {
  const left = parts.ledger.open;
  const untouched = left.filter(({ id }) => !parts.cancelling.has(id));
  const kinds = [...new Set(untouched.map(({ kind }) => kind))];
  await Promise.all(
    kinds.map((kind) =>
      removeKind(
        kind,
        untouched.filter((entry) => entry.kind === kind),
        parts,
      ),
    ),
  );
  await Promise.all(left.map((entry) => confirm(entry, parts)));
}

/** Removes the things of one kind: a few at a time until one is accepted, then all at once. */
async function removeKind(kind: string, entries: readonly LedgerEntry[], parts: TeardownParts): Promise<void> {
  const { ledger, inbox } = parts;
  const removal = removalOf(kind);
  if (!removal) return entries.forEach(({ id }) => ledger.kept(id, lapses));
  for (const { id } of entries.filter((entry) => hasEnded(entry, inbox))) ledger.closed(id);
  const queue = spread(entries.filter((entry) => !hasEnded(entry, inbox)));
  const refusals = new Map<string, number>();
  let anyAccepted = false;
  while (queue.length > 0) {
    const batch: LedgerEntry[] = queue.splice(0, anyAccepted ? queue.length : enoughRefusals);
    const outcomes = await Promise.all(batch.map((entry) => remove(entry, removal, parts)));
    anyAccepted ||= outcomes.includes('accepted');
    for (const outcome of outcomes) if (outcome !== undefined) refusals.set(outcome, (refusals.get(outcome) ?? 0) + 1);
    const [refusal] = [...refusals].find(([, count]) => count >= enoughRefusals) ?? [];
    if (anyAccepted || refusal === undefined) continue;
    const reason = `Not cancelled, since ${enoughRefusals} cancellations of its kind were all answered ${refusal}.`;
    for (const { id } of queue.splice(0)) ledger.kept(id, reason);
  }
}

/** The newest, the oldest and the one in the middle first: what all three show, the others would show, too. */
function spread(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const first = new Set([0, entries.length - 1, Math.floor(entries.length / 2)]);
  return [...entries.filter((_, index) => first.has(index)), ...entries.filter((_, index) => !first.has(index))];
}

/** Cancels one thing: `accepted`, or the refusal in a few words that are the same for equal ones; undefined for neither. */
async function remove(entry: LedgerEntry, removal: Removal, parts: TeardownParts): Promise<string | undefined> {
  const { ledger, ids, inbox, redactor } = parts;
  const reference = entry.supplierReference ?? inbox?.about(entry).map(referenceOf).find(Boolean);
  const body = removal.body({ ...entry, ...(reference !== undefined && { supplierReference: reference }) }, ids.next());
  if (!body) {
    ledger.keptWithoutReference(entry.id);
    return undefined;
  }
  try {
    const reply = await parts.send({ operation: removal.operation, body });
    if (reply.accepted) return 'accepted';
    ledger.kept(entry.id, redactor.sentence(`The cancellation was answered ${reply.summary}`));
    const code = isJsonObject(reply.body) ? reply.body['code'] : undefined;
    return typeof code === 'string' ? `${reply.status} ${reply.quoted(code).slice(0, 100)}` : String(reply.status);
  } catch (thrown) {
    if (!(thrown instanceof Undecided)) throw thrown;
    ledger.kept(entry.id, redactor.sentence(thrown.message));
    return undefined;
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
