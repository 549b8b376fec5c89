import { setTimeout as sleep } from 'node:timers/promises';
import type { KciConversations } from '../kci/conversations.js';
import type { Reply } from '../wire/reply.js';
import type { SupplierClient } from '../wire/supplier-client.js';
import type { SupplierRequest } from '../wire/supplier-request.js';
import type { Bookkeeping } from './bookkeeping.js';
import type { Claims } from './claims.js';
import type { Journal } from './journal.js';
import type { Lending } from './lending/lending.js';
import { atWorkOn } from './pulse.js';

/** What requests are sent with. */
export interface RequestParts {
  readonly client: SupplierClient;
  readonly claims: Claims;
  readonly books: Bookkeeping;
  readonly conversations: KciConversations;
  readonly lending: Lending;
}

/** Sends the requests of a run, and keeps the books about them. */
export class Requests {
  readonly #underWay = new Set<Promise<Reply>>();

  constructor(private readonly parts: RequestParts) {}

  /** @throws NotApplicable when the profile excludes the operation, or the answer shows that the supplier lacks it */
  send(request: SupplierRequest, journal: Journal): Promise<Reply> {
    const sending = this.#send(request, journal);
    this.#underWay.add(sending);
    return sending.finally(() => this.#underWay.delete(sending));
  }

  /** Waits until every request that was sent so far has its answer, but no longer than that. */
  async settled(maxMs: number): Promise<void> {
    const enough = new AbortController();
    const all = Promise.allSettled(this.#underWay);
    await Promise.race([all, sleep(maxMs, undefined, { signal: enough.signal }).catch(() => undefined)]);
    enough.abort();
  }

  async #send(request: SupplierRequest, journal: Journal): Promise<Reply> {
    const { client, claims, books, conversations, lending } = this.parts;
    const claim = claims.ofUsed(request.operation);
    lending.asking(request);
    const reply = await client.send(request, journal).catch((thrown: unknown) => {
      lending.failed(request);
      throw thrown;
    });
    lending.answered(request, reply);
    const of = journal.testCase === undefined ? '' : ` of ${journal.testCase}`;
    atWorkOn(`exchange ${reply.exchange.number}, the answer ${reply.status} to ${request.operation}${of}`);
    books.settle(request, reply);
    claims.checkImplemented(reply);
    const entity = conversations.answered(request, reply);
    if (entity) journal.concerns(entity);
    if (reply.refused && lending.isAboutEnded(request)) journal.ended(reply);
    if (!reply.accepted) return reply;
    if (Array.isArray(claim) && !claim.includes(reply.status))
      journal.note(`Answered ${reply.status}, though the profile names only ${claim.join(', ')} for this operation.`);
    books.enter(request, reply);
    return reply;
  }
}
