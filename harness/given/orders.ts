import {
  amendOrder,
  cancelOrder,
  createEthernetOrder,
  createOrder,
  type OperationKey,
} from '../../contract/requirements/index.js';
import { isJsonObject, type JsonObject } from '../json/json.js';
import { referenceOf, statusIn, subjectOf, type Kci } from '../kci/inbox/inbox.js';
import { acknowledges } from '../kci/oracles/outcome.js';
import type { Reply } from '../wire/reply.js';
import { causeOfRefusal } from '../report/causes.js';
import type { RunContext } from './run-context.js';
import { Inconclusive, Excluded, NotApplicable, NotClaimed, NotRun, Undecided } from '../report/signals.js';
import { inUk } from '../oracles/uk-time.js';
import type { Appointments, Reservation } from './appointments.js';
import { Area, textIn } from './area.js';
import { kcisSoFar, nextKci, withoutInbox } from './kcis.js';
import { stimulate } from './stimulus.js';
import type { PlainRequests } from './plain-requests.js';
import type { PlainRequest } from '../wire/supplier-request.js';
import type { Quotes } from './quotes.js';
import type { RequestVariant } from '../session/request-variant.js';

/** An order of ours that the supplier has accepted. */
export interface Order {
  /** The Fibre Cafe's id. */
  readonly id: number;
  /** The supplier's reference, which it may leave out. */
  readonly reference?: string;
}

/** A kind of order whose body the documents do not show. */
type Kind = 'cease' | 'modify';

const contact = { name: 'John Smith', phoneNumber: '01234 567890' };
const documentedQuote = 'SUPP2-QUO-ETH-5001';

/** Places, amends and cancels orders. */
export class Orders extends Area {
  constructor(
    run: RunContext,
    plain: PlainRequests,
    private readonly appointments: Appointments,
    private readonly quotes: Quotes,
  ) {
    super(run, plain);
  }

  async make(operation: OperationKey, variant: RequestVariant): Promise<PlainRequest | undefined> {
    switch (operation) {
      case createOrder:
        return this.#provideOrder(variant);
      case createEthernetOrder:
        return this.#ethernetOrder(variant);
      case amendOrder:
        return variant === 'references'
          ? undefined
          : { operation, body: this.amendmentIn(variant, await this.order()) };
      case cancelOrder:
        return variant === 'references'
          ? undefined
          : { operation, body: this.cancellationIn(variant, await this.order()) };
      default:
        throw new Error(`No plain request is known for ${operation}.`);
    }
  }

  override refused(operation: OperationKey, reply: Reply): Error {
    const acknowledgedLater = this.run.facts.answeredLater.has(createOrder) && !this.run.inbox;
    return acknowledgedLater && (operation === amendOrder || operation === cancelOrder)
      ? new Excluded(withoutInbox('The supplier acknowledges orders by KCI only'), 'inbox')
      : super.refused(operation, reply);
  }

  /** The fields of an order to provide a service, with a fresh id, and the fields that the profile adds. */
  get requiredFields(): JsonObject {
    const { address, serviceSpecification } = this.place;
    return {
      id: this.nextId(),
      orderType: 'NEW',
      tenant: this.run.profile.tenant,
      address,
      serviceOrderItem: { serviceSpecification, serviceCharacteristics: [{ name: 'ENNI_ID', value: '1' }] },
      primaryContact: contact,
      ...this.own('provideOrder'),
    };
  }

  /** How an order names a reservation. */
  naming({ id, reference }: Pick<Reservation, 'id' | 'reference'>): JsonObject {
    return {
      appointmentReservationId: id,
      ...(reference !== undefined && reference.length <= 50 && { appointmentReservationReference: reference }),
    };
  }

  /** An order that the supplier has acknowledged. */
  async order(): Promise<Order> {
    const lent = await this.run.lending.lend('service-order');
    if (lent) return { id: lent.id, ...(lent.reference !== undefined && { reference: lent.reference }) };
    const request = await this.plain.next(createOrder);
    return this.acknowledged(request.body, await this.plain.accepted(request));
  }

  /** The order that an accepted request has made, once the supplier has acknowledged it. */
  async acknowledged({ id }: JsonObject, reply: Reply): Promise<Order> {
    const kci = reply.status === 202 && this.run.inbox ? await this.#acknowledgement(id as number) : undefined;
    const reference = textIn(reply, 'supplierOrderReference') ?? (kci && referenceOf(kci));
    if (reply.status !== 202 || kci) this.run.lending.acknowledged(id as number, reference);
    return { id: id as number, ...(reference !== undefined && { reference }) };
  }

  /**
   * An order that a KCI has shown as completed, after the stimulus completeServiceOrder.
   * @throws NotApplicable when no KCI shows it
   */
  async completedOrder(): Promise<Order> {
    const order = await this.order();
    const after = kcisSoFar(this.run);
    const subject = subjectOf(order);
    this.run.lending.provoked(order.id);
    await stimulate(this.run, 'completeServiceOrder', subject);
    const kci = await nextKci(this.run, subject, (candidate) => statusIn(candidate) === 'COMPLETED', after);
    if (!kci) throw new NotApplicable('No KCI shows that the order is completed.');
    return order;
  }

  /** An order whose cancellation the supplier has confirmed. */
  async cancelledOrder(): Promise<Order> {
    await this.plain.shown(cancelOrder);
    const order = await this.order();
    const after = kcisSoFar(this.run);
    const reply = await this.plain.accepted({ operation: cancelOrder, body: this.cancellation(order) });
    if (reply.status !== 202) return order;
    if (!this.run.inbox) throw new Excluded(withoutInbox('The cancellation was answered 202'), 'inbox');
    const kci = await nextKci(this.run, order, (candidate) => statusIn(candidate) === 'CANCELLED', after);
    if (!kci)
      throw new NotRun('A prerequisite failed: no KCI showed the order as CANCELLED.', {
        because: 'no-kci',
        about: 'CANCELLED',
      });
    return order;
  }

  /** The body of an amendment of just these fields. */
  amendmentOf({ id }: Order, changes: JsonObject): JsonObject {
    return { id: this.nextId(), orderId: id, ...changes };
  }

  /** The body of an amendment like those that the supplier accepts. */
  amendment(order: Order): JsonObject {
    return this.amendmentIn(this.#variantOf(amendOrder), order);
  }

  /** The body of a cancellation with just these optional fields. */
  cancellationOf({ id }: Order, fields: JsonObject): JsonObject {
    return { id: this.nextId(), orderId: id, reasonCode: 'CUSTOMER_CHANGED_MIND', ...fields };
  }

  /** The body of a cancellation like those that the supplier accepts. */
  cancellation(order: Order): JsonObject {
    return this.cancellationIn(this.#variantOf(cancelOrder), order);
  }

  /**
   * An order to cease or modify a service, whose body the documents do not show: the profile's fields, or else those that
   * the same entity has in a supplier's KCI.
   * @throws NotClaimed where the profile says that the supplier takes no such order
   */
  undocumentedOrder(kind: Kind): PlainRequest {
    const { serviceId } = this.run.profile.testData;
    const fields = {
      cease: { requestedCompletionDate: this.#day },
      modify: { serviceCharacteristics: [{ name: 'LINE_PROFILE', value: '2' }] },
    };
    const likely = { orderType: kind.toUpperCase(), tenant: this.run.profile.tenant, serviceId, ...fields[kind] };
    return { operation: createOrder, body: { ...this.#ownOr(`${kind}Order`, likely), id: this.nextId() } };
  }

  /**
   * An amendment of a fresh order to cease or modify a service.
   * @throws Inconclusive where the supplier refuses that order
   */
  async undocumentedAmendment(kind: Kind): Promise<PlainRequest> {
    const fields = {
      cease: { requestedCompletionDate: this.#day },
      modify: { serviceCharacteristics: [{ name: 'LINE_PROFILE', value: '3' }] },
    };
    const own = this.#ownOr(`${kind}OrderAmendment`, fields[kind]);
    const order = this.undocumentedOrder(kind);
    const reply = await this.plain.sent(order);
    this.giveUpOn(reply, `testData.${kind}Order`);
    if (!reply.accepted)
      throw new NotRun(`A prerequisite failed: ${createOrder} was answered ${reply.summary}`, {
        because: causeOfRefusal(reply.status),
        about: createOrder,
      });
    const placed = await this.acknowledged(order.body, reply);
    return { operation: amendOrder, body: { ...this.amendmentOf(placed, own), id: this.nextId() } };
  }

  /**
   * Says nothing of a refused request whose body the documents do not show.
   * @throws Inconclusive with the key of the profile that would decide it
   */
  giveUpOn(reply: Reply, key: string): void {
    if (reply.status === 401 || reply.status === 403) throw this.refused(createOrder, reply);
    if (reply.refused)
      throw new Inconclusive(
        `The documents do not show this request, and the supplier refuses what was sent (${reply.summary}). Give its fields as ${key} in the profile, or false if the supplier has no such request.`,
        { because: 'profile-lacks', about: key, exchange: reply.exchange },
      );
  }

  #ownOr(key: `${Kind}Order` | `${Kind}OrderAmendment`, likely: JsonObject): JsonObject {
    const own = this.run.profile.testData[key];
    if (own === false)
      throw new NotClaimed(`The profile says that the supplier takes none: testData.${key}.`, `testData.${key}`);
    return own ?? likely;
  }

  private amendmentIn(variant: RequestVariant, order: Order): JsonObject {
    const change = { primaryContact: { ...contact, name: 'Jane Smith' } };
    return this.amendmentOf(order, {
      ...change,
      ...(variant !== 'minimal' && { requestedCompletionDate: this.#day, hazards: 'A dog in the garden' }),
    });
  }

  private cancellationIn(variant: RequestVariant, order: Order): JsonObject {
    const quoted = variant !== 'minimal' && order.reference !== undefined;
    return this.cancellationOf(order, quoted ? { supplierOrderReference: order.reference } : {});
  }

  async #provideOrder(variant: RequestVariant): Promise<PlainRequest | undefined> {
    const operation = createOrder;
    if (variant === 'minimal') return { operation, body: this.requiredFields };
    const secondaryContact = { name: 'Jane Smith', phoneNumber: '01234 567891' };
    if (variant === 'optional')
      return { operation, body: { ...this.requiredFields, secondaryContact, requestedCompletionDate: this.#day } };
    try {
      return { operation, body: { ...this.requiredFields, ...this.naming(await this.appointments.reservation()) } };
    } catch (thrown) {
      // Without appointments there is no such order.
      if (thrown instanceof Undecided) return undefined;
      throw thrown;
    }
  }

  async #ethernetOrder(variant: RequestVariant): Promise<PlainRequest | undefined> {
    if (variant === 'references') return undefined;
    const { serviceSpecification } = this.place;
    const body = {
      id: this.nextId(),
      tenant: this.run.profile.tenant,
      supplierQuoteId: (await this.quotes.quoteId(() => this.#canOrderAgain())) ?? documentedQuote,
      siteInformation: [this.quotes.site('A-END'), this.quotes.site('B-END')],
      // The documents do not show what the list of order items is called; this is what other orders call theirs.
      ...(variant === 'optional' && { serviceOrderItem: [{ serviceSpecification }] }),
      ...this.own('ethernetOrder'),
    };
    return { operation: createEthernetOrder, body };
  }

  /** Whether a quote can be ordered twice, which the documents leave open; not where it cannot be ordered at all. */
  #canOrderAgain(): Promise<boolean> {
    const orderAgain = async () => {
      try {
        const { status, sent } = await this.plain.shown(createEthernetOrder);
        if (status !== 201 || !isJsonObject(sent)) return false;
        const again = await this.plain.sent({ operation: createEthernetOrder, body: { ...sent, id: this.nextId() } });
        return again.status === 201;
      } catch (thrown) {
        if (thrown instanceof Undecided) return false;
        throw thrown;
      }
    };
    return this.run.facts.once('two orders of a quote', () => this.run.lending.apart(orderAgain));
  }

  /** The KCI that acknowledges an order; a supplier may commit to it or hold it with the same one. */
  async #acknowledgement(id: number): Promise<Kci> {
    const kci = await nextKci(
      this.run,
      { id },
      (candidate) => statusIn(candidate) !== undefined || acknowledges(candidate),
      0,
    );
    if (!kci)
      throw new NotRun('A prerequisite failed: no KCI acknowledged the order.', {
        because: 'no-kci',
        about: createOrder,
      });
    if (statusIn(kci) === 'REJECTED')
      throw new Inconclusive('The supplier took the plain order, and then rejected it by KCI. Check testData.', {
        because: 'request-refused',
        about: createOrder,
      });
    return kci;
  }

  /** A working day some weeks ahead. */
  get #day(): string {
    const days = [21, 22, 23].map((ahead) => Date.now() + ahead * 86_400_000);
    return inUk(days.find((time) => inUk(time).weekday === 'WEEKDAY') ?? Date.now()).day;
  }

  #variantOf(operation: OperationKey): RequestVariant {
    return this.run.facts.requestVariants.get(operation) ?? 'minimal';
  }
}
