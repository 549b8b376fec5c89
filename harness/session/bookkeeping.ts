import { isDescribed } from '../../contract/description.js';
import { decideResolution, reserveAppointment } from '../../contract/requirements/index.js';
import { isJsonObject } from '../json/json.js';
import { referenceOf, type Kci, type KciInbox } from '../kci/inbox/inbox.js';
import type { Reply } from '../wire/reply.js';
import type { SupplierRequest } from '../wire/supplier-request.js';
import { cancelledBy, created, lapses } from './created.js';
import type { KnownFacts } from './known-facts.js';
import type { Ledger } from './ledger.js';
import { isTimeslot, type SlotPool } from './slot-pool.js';

/** What the books are kept with. */
export interface BookkeepingParts {
  readonly ledger: Ledger;
  readonly facts: KnownFacts;
  readonly slots: SlotPool;
  readonly inbox: KciInbox | undefined;
  readonly kciTimeoutMs: number;
}

/** Keeps the ledger: what each request creates, changes or ends in the supplier. */
export class Bookkeeping {
  /** Requests that have a ledger entry, but no answer yet. */
  readonly #announced = new Set<SupplierRequest>();
  /** The problem that each resolution is for. */
  readonly #resolved = new Map<string, number>();
  readonly #cancelling = new Set<number>();

  constructor(private readonly parts: BookkeepingParts) {}

  /** Ids of entities whose cancellation was accepted, but not confirmed. */
  get cancelling(): ReadonlySet<number> {
    return this.#cancelling;
  }

  /** Whether the supplier has resolved a problem of ours in this run, so that there can be more than one resolution. */
  get resolvesProblems(): boolean {
    return this.#resolved.size > 0;
  }

  /** Notes which problem of ours a resolution is for: accepting the resolution ends the problem. */
  resolves(resolutionId: string, problemId: number): void {
    this.#resolved.set(resolutionId, problemId);
  }

  /** Notes a request right before it is sent: from now on there may be something to remove, even after a crash. */
  announce(request: SupplierRequest): void {
    const { operation, body } = request;
    const made = created.get(operation);
    if (!made || !isDescribed(operation) || !isJsonObject(body) || typeof body['id'] !== 'number') return;
    if (this.parts.ledger.asked({ kind: made.kind, id: body['id'] })) this.#announced.add(request);
  }

  /** Closes the entry of a request that was refused or never arrived: it created nothing. */
  settle(request: SupplierRequest, reply: Reply): void {
    const { body } = request;
    if (!this.#announced.delete(request) || !isJsonObject(body) || typeof body['id'] !== 'number') return;
    const neverArrived = reply.exchange.failure?.phase === 'connect';
    if (neverArrived || (reply.status > 0 && !reply.accepted)) this.parts.ledger.closed(body['id']);
  }

  /** Enters what an accepted request created, cancelled or ended. */
  enter(request: SupplierRequest, reply: Reply): void {
    const { operation } = request;
    const { sent, status } = reply;
    if (!isJsonObject(sent) || !isDescribed(operation)) return;
    const { ledger, facts, slots } = this.parts;
    const ended = operation === decideResolution && sent['status'] === 'ACCEPTED' && this.#problemResolvedBy(request);
    if (ended) ledger.closed(ended);
    if (status === 202) facts.answeredLater.add(operation);
    const { timeslot } = sent;
    if (operation === reserveAppointment && isTimeslot(timeslot)) slots.take(timeslot);
    if (typeof sent['id'] === 'number') this.#enterCreated(sent['id'], request, reply);
    const cancelled = cancelledBy(operation, sent);
    if (cancelled === undefined) return;
    if (status === 201) ledger.closed(cancelled);
    else {
      this.#cancelling.add(cancelled);
      ledger.kept(cancelled, 'Its cancellation was answered 202, but never confirmed.');
    }
  }

  #enterCreated(id: number, { operation }: SupplierRequest, { body, status }: Reply): void {
    const made = created.get(operation);
    if (!made) return;
    const reference = isJsonObject(body) ? body[made.reference] : undefined;
    this.parts.ledger.opened({
      kind: made.kind,
      id,
      ...(typeof reference === 'string' && { supplierReference: reference }),
    });
    if (status === 202) this.#awaitReference(id);
    if (!made.removal) this.parts.ledger.kept(id, lapses);
  }

  #problemResolvedBy({ pathParameters }: SupplierRequest): number | undefined {
    return this.#resolved.get(pathParameters?.['id'] ?? '');
  }

  /** Notes a reference that comes by KCI as it arrives: a later command cannot receive that KCI again. */
  #awaitReference(id: number): void {
    const { inbox, kciTimeoutMs, ledger } = this.parts;
    const where = (kci: Kci) => referenceOf(kci) !== undefined;
    void inbox?.next({ id }, kciTimeoutMs, { where }).then((kci) => {
      const reference = kci && referenceOf(kci);
      if (reference !== undefined) ledger.referenced(id, reference);
    });
  }
}
