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
import type { Journal } from '../journal.js';
import type { KciConversations } from '../kci-conversations.js';
import type { Kci, KciSubject, PutOff } from '../kci-inbox.js';
import type { Reply } from '../reply.js';
import type { Session } from '../session.js';
import type { SupplierRequest } from '../supplier-client.js';
import { LeftOut, NotApplicable } from '../signals.js';
import { Appointments } from './appointments.js';
import type { Area } from './area.js';
import { Availability } from './availability.js';
import { Foreign } from './foreign.js';
import { nextKci, withoutInbox } from './kcis.js';
import { Orders } from './orders.js';
import { PlainRequests, type PlainRequest } from './plain-requests.js';
import { Quotes } from './quotes.js';
import { ServiceProblems } from './service-problems.js';
import { ServiceTests } from './service-tests.js';

/** Makes what test purposes start from, area by area. One per attempt; what it sends counts as evidence. */
export class Given {
  readonly availability: Availability;
  readonly quotes: Quotes;
  readonly appointments: Appointments;
  readonly orders: Orders;
  readonly tests: ServiceTests;
  readonly problems: ServiceProblems;
  readonly #foreign: Foreign;
  readonly #plain: PlainRequests;

  constructor(
    private readonly session: Session,
    journal: Journal,
  ) {
    this.#plain = new PlainRequests(session, journal, {
      make: (operation, shape) => this.#areaOf(operation).make(operation, shape),
      refused: (operation, reply) => this.#areaOf(operation).refused(operation, reply),
      usesUp: (operation) => this.#areaOf(operation).usesUp(operation),
    });
    this.#foreign = new Foreign(session, this.#plain);
    this.availability = new Availability(session, this.#plain);
    this.quotes = new Quotes(session, this.#plain);
    this.appointments = new Appointments(session, this.#plain);
    this.orders = new Orders(session, this.#plain, this.appointments, this.quotes);
    this.tests = new ServiceTests(session, this.#plain);
    this.problems = new ServiceProblems(session, this.#plain);
  }

  /**
   * A fresh request that the supplier is known to accept, with all that it needs in place.
   * @throws Inconclusive when the supplier refuses every plain request of this operation
   */
  plainRequest(operation: OperationKey): Promise<PlainRequest> {
    return this.#plain.next(operation);
  }

  /** A request with all optional parameters and fields that its description has; it may be refused, or not be known. */
  fullRequest(operation: OperationKey): Promise<PlainRequest | undefined> {
    return this.#plain.full(operation);
  }

  /** The answer to a plain request, whatever it is: for the test purposes that judge that very answer. */
  plainAnswer(operation: OperationKey): Promise<Reply> {
    return this.#plain.answer(operation);
  }

  /** Shows again that a plain request is accepted: called before a refusal is held against the supplier. */
  confirmAccepted(operation: OperationKey): Promise<void> {
    return this.#plain.confirm(operation);
  }

  /**
   * Makes sure that a refusal tells something of the supplier: plain requests are accepted, and nothing that it needs has
   * gone meanwhile.
   */
  async confirmRefusal(reply: Reply): Promise<void> {
    await this.confirmAccepted(reply.operation.key);
    if (reply.operation.key === reserveAppointment) await this.appointments.confirmOffered(reply);
  }

  /**
   * Leaves a refused request open, since the documents leave the supplier a choice; one that is accepted goes on.
   * @throws NotApplicable with the reason, when plain requests are still accepted
   * @throws Inconclusive when they are refused as well, so that the refusal tells nothing
   */
  async leaveOpen(reply: Reply, reason: string): Promise<void> {
    if (!reply.refused) return;
    await this.confirmAccepted(reply.operation.key);
    throw new NotApplicable(reason);
  }

  /**
   * The answer to a request that only leads to what is judged.
   * @throws Inconclusive, LeftOut or NotRun when it is not accepted
   */
  accepted(request: SupplierRequest): Promise<Reply> {
    return this.#plain.accepted(request);
  }

  /** How many KCIs have arrived: those that answer a request that is sent now come after. */
  get kcisSoFar(): number {
    return this.session.kcisSoFar;
  }

  /**
   * A KCI about a subject that a condition holds for; undefined after the KCI time-out.
   * @throws LeftOut when no KCI inbox is open
   */
  kci(subject: KciSubject, where: (kci: Kci) => boolean, after = 0): Promise<Kci | undefined> {
    return nextKci(this.session, subject, where, after);
  }

  /**
   * Answers the next KCI about a subject 503, once.
   * @throws LeftOut when no KCI inbox is open, or the profile does not ask for it
   */
  putOffOnce(subject: KciSubject): PutOff {
    const { inbox, profile } = this.session;
    if (!inbox) throw new LeftOut(withoutInbox('Whether a KCI is sent again shows where it is received'));
    if (profile.kcis?.putOff !== true)
      throw new LeftOut('No KCI is put off on purpose: kcis.putOff in the profile asks for it.');
    return inbox.putOffOnce(subject, 503);
  }

  /** Everything that was said so far of KCIs: about what they are, or that they name nothing. */
  get conversations(): KciConversations {
    return this.session.conversations;
  }

  /** Gives back what was lent to this attempt. */
  release(): void {
    this.appointments.release();
  }

  #areaOf(operation: OperationKey): Area {
    if (supplierApi.operations.get(operation)?.foreign === true) return this.#foreign;
    if (operation === checkAvailability) return this.availability;
    if (operation === requestQuote) return this.quotes;
    if (operation === findAppointments || operation === reserveAppointment) return this.appointments;
    if (operation === startServiceTest) return this.tests;
    return (serviceProblemOperations as readonly string[]).includes(operation) ? this.problems : this.orders;
  }
}
