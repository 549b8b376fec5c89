import { setTimeout as wait } from 'node:timers/promises';
import {
  checkAvailability,
  findAppointments,
  requestQuote,
  reserveAppointment,
  serviceProblemOperations,
  startServiceTest,
  type OperationKey,
} from '../../contract/requirements/index.js';
import { supplierApi } from '../../contract/description.js';
import type { StimulusName } from '../../config/supplier-profile.js';
import type { Finding } from '../report/finding.js';
import type { Journal } from '../session/journal.js';
import type { JsonObject } from '../json/json.js';
import type { KciConversations } from '../kci/conversations.js';
import type { PromisedKci } from '../kci/promises.js';
import type { Kci, KciSubject, Deferral } from '../kci/inbox/inbox.js';
import type { AnswerFacts } from '../wire/evidence-log.js';
import type { Reply } from '../wire/reply.js';
import type { RunContext } from './run-context.js';
import type { SupplierRequest } from '../wire/supplier-request.js';
import { Excluded, NotApplicable, NotClaimed } from '../report/signals.js';
import { answersAsDocumented } from '../oracles/status.js';
import { changedItsMind, concernsAcknowledged } from './refused-plain.js';
import { stimulate, withoutStimulus } from './stimulus.js';
import { Appointments } from './appointments.js';
import type { Area } from './area.js';
import { Availability } from './availability.js';
import { Generic } from './generic.js';
import { kcisSoFar, maxUnpromisedWaitMs, nextKci, withoutInbox } from './kcis.js';
import { Orders } from './orders.js';
import { PlainRequests } from './plain-requests.js';
import type { PlainRequest } from '../wire/supplier-request.js';
import { Quotes } from './quotes.js';
import { ServiceProblems } from './service-problems.js';
import { ServiceTests } from './service-tests.js';

/** Codes that a supplier answers whatever the request is: to a client that it does not let in, or where it has no operation. */
const refusesAnything: ReadonlySet<number> = new Set([401, 403, 404, 405]);

/** How often it is looked whether a promise is kept meanwhile, in milliseconds. */
const betweenLooksMs = 100;

/** What a supplier was made to do. */
export interface Provoked {
  /** How many KCIs had arrived before. */
  readonly after: number;
  /** When it was made to act: a date-time in UTC. */
  readonly since: string;
  /** What the stimulus answered, if that was a JSON object. */
  readonly answer: JsonObject | undefined;
}

/** Makes what test purposes start from, area by area. One per attempt; what it sends counts as evidence. */
export class Given {
  readonly availability: Availability;
  readonly quotes: Quotes;
  readonly appointments: Appointments;
  readonly orders: Orders;
  readonly tests: ServiceTests;
  readonly problems: ServiceProblems;
  readonly #generic: Generic;
  readonly #plain: PlainRequests;

  constructor(
    private readonly run: RunContext,
    private readonly journal: Journal,
  ) {
    this.#plain = new PlainRequests(run, journal, {
      make: (operation, variant) => this.#areaOf(operation).make(operation, variant),
      refused: (operation, reply) => this.#areaOf(operation).refused(operation, reply),
      usesUp: (operation) => this.#areaOf(operation).usesUp(operation),
    });
    this.#generic = new Generic(run, this.#plain);
    this.availability = new Availability(run, this.#plain);
    this.quotes = new Quotes(run, this.#plain);
    this.appointments = new Appointments(run, this.#plain);
    this.orders = new Orders(run, this.#plain, this.appointments, this.quotes);
    this.tests = new ServiceTests(run, this.#plain);
    this.problems = new ServiceProblems(run, this.#plain);
  }

  /**
   * A fresh request that the supplier is known to accept, with all that it needs in place.
   * @throws Inconclusive when the supplier refuses every plain request of this operation
   */
  plainRequest(operation: OperationKey): Promise<PlainRequest> {
    return this.#plain.next(operation);
  }

  /**
   * Makes sure that the supplier is known to accept plain requests of an operation; one is sent only if none was before.
   * @throws Inconclusive when the supplier refuses every plain request of this operation
   */
  async ensureAccepted(operation: OperationKey): Promise<void> {
    await this.#plain.shown(operation);
  }

  /** A request with all optional parameters and fields that its description has; it may be refused, or not be known. */
  fullRequest(operation: OperationKey): Promise<PlainRequest | undefined> {
    return this.#plain.full(operation);
  }

  /** The answer to a plain request, whatever it is: for the test purposes that judge that very answer. */
  plainAnswer(operation: OperationKey): Promise<Reply> {
    return this.#plain.answer(operation);
  }

  /** Shows again that a plain request is accepted: called before a refusal counts against the supplier. */
  confirmAccepted(operation: OperationKey): Promise<void> {
    return this.#plain.confirm(operation);
  }

  /**
   * Makes sure that a refusal says something about the supplier: plain requests are accepted, and nothing that it needs has
   * gone meanwhile.
   * @throws EndedByItself when what it is about had ended by itself
   */
  async confirmRefusal(reply: AnswerFacts): Promise<void> {
    await this.#plain.askAgain(reply);
    await this.confirmAccepted(reply.operation.key);
    if (reply.operation.key === reserveAppointment) await this.appointments.confirmOffered(reply);
    // The KCI that shows it may come after the answer.
    if (reply.request && this.run.lending.isAboutEnded(reply.request)) throw this.journal.ended(reply);
  }

  /**
   * Makes sure that a rejection is about the request: plain requests are not refused with the same code, and the supplier
   * has not forgotten what the request is about.
   * @param since the exchange in which the same was rejected before
   */
  async confirmRejection({ operation, exchange, ...reply }: AnswerFacts, since = exchange.number): Promise<void> {
    const { forgetful } = this.run.facts;
    if (forgetful && concernsAcknowledged(operation.key)) throw changedItsMind({ operation, exchange, ...reply });
    if (!refusesAnything.has(exchange.response?.status ?? 0)) return;
    // Another test case has shown it meanwhile.
    if ((this.run.facts.latestAccepted.get(operation.key) ?? 0) > since) return;
    try {
      await this.confirmAccepted(operation.key);
    } catch (thrown) {
      // What the profile leaves out says nothing about the supplier.
      if (!(thrown instanceof Excluded) && !(thrown instanceof NotApplicable)) throw thrown;
    }
  }

  /**
   * Leaves a refused request open, since the documents leave the supplier a choice; one that is accepted goes on.
   * @throws NotApplicable with the reason, when plain requests are still accepted
   * @throws Inconclusive when they are refused as well: then the refusal says nothing
   */
  async leaveOpen(reply: Reply, reason: string): Promise<void> {
    if (!reply.refused) return;
    // The answer says no in any case; an unusual code is worth a warning here as anywhere.
    reply.journal.findings.push(...answersAsDocumented(reply));
    await this.confirmAccepted(reply.operation.key);
    throw new NotApplicable(reason);
  }

  /**
   * The answer to a request that only leads to what is judged.
   * @throws Inconclusive, Excluded or NotRun when it is not accepted
   */
  accepted(request: SupplierRequest): Promise<Reply> {
    return this.#plain.accepted(request);
  }

  /** Whether any request of an operation was answered 202 in this run: its outcome comes by KCI. */
  hasAnsweredLater(operation: OperationKey): boolean {
    return this.run.facts.answeredLater.has(operation);
  }

  /** How many KCIs have arrived: those that answer a request that is sent now come after. */
  get kcisSoFar(): number {
    return kcisSoFar(this.run);
  }

  /**
   * A KCI about a subject that a condition holds for; undefined after the KCI time-out.
   * @throws Excluded when no KCI inbox is open
   */
  kci(subject: KciSubject, where: (kci: Kci) => boolean, after = 0): Promise<Kci | undefined> {
    return nextKci(this.run, subject, where, after);
  }

  /**
   * Answers the next KCI about a subject 503, once.
   * @throws Excluded when no KCI inbox is open, or the profile does not ask for it
   */
  deferOnce(subject: KciSubject): Deferral {
    const { inbox, profile } = this.run;
    if (!inbox) throw new Excluded(withoutInbox('Whether a KCI is sent again shows where it is received'), 'inbox');
    if (profile.kcis?.putOff !== true)
      throw new NotClaimed(
        'KCIs are not deferred on purpose: set kcis.putOff in the profile to ask for it.',
        'kcis.putOff',
      );
    return inbox.deferOnce(subject, 503);
  }

  /** All KCIs about a subject that have come after some others. */
  kcisAbout(subject: KciSubject, after: number): readonly Kci[] {
    return this.run.inbox?.about(subject).filter(({ arrival }) => arrival > after) ?? [];
  }

  /**
   * A KCI that was not promised: the first to come soon, to be judged; undefined if none comes.
   * @throws Excluded when no KCI inbox is open
   */
  unpromisedKci(subject: KciSubject, after: number): Promise<Kci | undefined> {
    return nextKci(this.run, subject, () => true, after, maxUnpromisedWaitMs);
  }

  /** How long KCIs are waited for, in milliseconds. */
  get kciTimeoutMs(): number {
    return this.run.profile.kcis?.timeoutMs ?? 0;
  }

  /**
   * Makes sure that there is a way to make the supplier act, and to hear of it, before anything is created for that.
   * @throws NotClaimed when the profile says that the supplier cannot be made to do one of these
   * @throws Excluded when the profile lacks one of them, or no KCI inbox is open
   */
  canProvoke(...names: readonly StimulusName[]): void {
    const { stimuli } = this.run.profile;
    const impossible = names.find((name) => stimuli[name] === false);
    if (impossible === undefined && !this.run.inbox)
      throw new Excluded(withoutInbox('What the supplier does on its own comes by KCI'), 'inbox');
    const missing = impossible ?? names.find((name) => stimuli[name] === undefined);
    if (missing !== undefined) throw withoutStimulus(this.run, missing, `The profile has no stimulus ${missing}.`);
  }

  /**
   * Makes the supplier act on something of ours, as the profile says how.
   * @throws Excluded when there is no such stimulus
   * @throws NotRun when it fails
   */
  async provoke(name: StimulusName, subject: KciSubject): Promise<Provoked> {
    const before = { after: this.kcisSoFar, since: new Date().toISOString() };
    this.run.lending.provoked(subject.id);
    return { ...before, answer: await stimulate(this.run, name, subject) };
  }

  /** Notes that something of ours has come to its end: nothing of it is left to remove. */
  ended({ id }: { readonly id: number }): void {
    this.run.ledger.closed(id);
  }

  /** Everything that was said so far about KCIs: which entity each is about, or that it names none. */
  get conversations(): KciConversations {
    return this.run.conversations;
  }

  /** States what was found in exchanges of other test cases, which are its evidence. */
  found(findings: readonly Finding[], evidence: readonly number[]): void {
    this.journal.findings.push(...findings);
    this.journal.exchanges.push(...evidence);
  }

  /**
   * The 202s of the run whose promise no KCI has kept, once each of them had the KCI time-out to do so.
   * @throws Excluded when something was answered 202 and no KCI inbox is open
   */
  async brokenPromises(): Promise<readonly PromisedKci[]> {
    const { ended, conversations, inbox } = this.run;
    if (!inbox && conversations.promises.open.length > 0)
      throw new Excluded(withoutInbox('What a 202 promises comes by KCI'), 'inbox');
    for (;;) {
      const { open } = conversations.promises;
      const newest = Math.max(...open.map(({ answeredAt }) => answeredAt));
      const left = newest + this.kciTimeoutMs - Date.now();
      if (open.length === 0 || left <= 0) return open;
      ended.throwIfAborted();
      await wait(Math.min(left, betweenLooksMs));
    }
  }

  /** Gives back what was lent to this attempt. */
  release(): void {
    this.appointments.release();
  }

  #areaOf(operation: OperationKey): Area {
    if (supplierApi.operations.get(operation)?.generic === true) return this.#generic;
    if (operation === checkAvailability) return this.availability;
    if (operation === requestQuote) return this.quotes;
    if (operation === findAppointments || operation === reserveAppointment) return this.appointments;
    if (operation === startServiceTest) return this.tests;
    return (serviceProblemOperations as readonly string[]).includes(operation) ? this.problems : this.orders;
  }
}
