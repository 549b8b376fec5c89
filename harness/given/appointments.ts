import { findAppointments, reserveAppointment, type OperationKey } from '../../contract/requirements/index.js';
import { isJsonObject, type JsonObject } from '../json/json.js';
import type { AnswerFacts } from '../wire/evidence-log.js';
import type { Reply } from '../wire/reply.js';
import { Inconclusive, NotApplicable } from '../report/signals.js';
import { isTimeslot, type Timeslot } from '../session/slot-pool.js';
import { slotsOf, type Slot } from '../oracles/slots.js';
import { inUk, ukDayAfter } from '../oracles/uk-time.js';
import { Area, textIn } from './area.js';
import type { PlainRequest } from '../wire/supplier-request.js';
import type { RequestVariant } from '../session/request-variant.js';

/** A reservation of ours, and what the supplier has answered. */
export interface Reservation {
  readonly id: number;
  readonly reference?: string;
  readonly timeslot: Timeslot;
  readonly reply: Reply;
}

/** How often a reservation is tried. */
const maxTries = 3;

/** How many days further on each next search begins, and how often it is searched on. */
const daysBetweenSearches = 14;
const searches = 13;

/** Finds and reserves appointments. */
export class Appointments extends Area {
  readonly #lent: Timeslot[] = [];

  async make(operation: OperationKey, variant: RequestVariant): Promise<PlainRequest | undefined> {
    if (variant === 'references') return undefined;
    const rich = variant === 'optional';
    if (operation === findAppointments)
      return this.search(rich ? { appointmentFromDate: ukDayAfter(Date.now(), 7) } : {});
    return { operation, body: { ...(await this.requiredFields()), ...(rich && { purpose: 'PROVIDE' }) } };
  }

  /** A search with just these optional parameters. */
  search(optional: JsonObject): PlainRequest {
    const query = { ...this.place, appointmentPurpose: 'PROVIDE', ...optional };
    return { operation: findAppointments, body: {}, query };
  }

  /** The slots that a search with these optional parameters brings. */
  async offered(optional: JsonObject = {}): Promise<{ readonly reply: Reply; readonly slots: readonly Slot[] }> {
    const reply = await this.plain.accepted(this.search(optional));
    return { reply, slots: slotsOf(reply.body) };
  }

  /** The required fields of a reservation, with a fresh id and a slot that nothing else in this run reserves. */
  async requiredFields(): Promise<JsonObject> {
    return this.reservationOf(await this.slot());
  }

  /** The body of a reservation of a slot. */
  reservationOf(timeslot: Timeslot): JsonObject {
    return { id: this.nextId(), ...this.place, timeslot };
  }

  /** A reservation that the supplier has confirmed. */
  async reservation(): Promise<Reservation> {
    for (let tries = 1; ; tries++) {
      const request = await this.plain.next(reserveAppointment);
      const reply = await this.plain.sent(request);
      // Another client may have taken the slot in between.
      if (reply.status === 422 && tries < maxTries) continue;
      if (!reply.accepted) throw this.plain.whyNot(reply);
      return reservationIn(request, reply);
    }
  }

  /** Tries to reserve a slot, which may be taken. */
  async reservationAt(timeslot: Timeslot): Promise<Reservation> {
    const request = { operation: reserveAppointment, body: this.reservationOf(timeslot) };
    return reservationIn(request, await this.plain.sent(request));
  }

  /**
   * Makes sure that the slot of a refused reservation is still on offer.
   * @throws Inconclusive when another client has taken it
   */
  async confirmOffered({ sent }: Pick<AnswerFacts, 'sent'>): Promise<void> {
    const timeslot = isJsonObject(sent) ? sent['timeslot'] : undefined;
    if (!isTimeslot(timeslot)) return;
    const start = Date.parse(timeslot.timeslotStartDateTime);
    if (!(await this.offeredFrom(timeslot)).some((slot) => slot.start === start))
      throw new Inconclusive('Another client took the slot before it was reserved.', { because: 'no-slots' });
  }

  /** The slots that a search from the day of this one on brings. */
  async offeredFrom({ timeslotStartDateTime }: Timeslot): Promise<readonly Slot[]> {
    const { slots } = await this.offered({ appointmentFromDate: inUk(Date.parse(timeslotStartDateTime)).day });
    return slots;
  }

  /** A slot on offer, lent until the attempt ends. */
  async slot(): Promise<Timeslot> {
    const reserve = async (timeslot: Timeslot) => {
      const body = this.reservationOf(timeslot);
      return (await this.plain.sent({ operation: reserveAppointment, body })).accepted;
    };
    const slot = await this.run.slots.lend((page) => this.#page(page), reserve, this.run.lending.borrows('slot'));
    if (!slot)
      throw new Inconclusive('The supplier offers no slot that could be reserved: let its test system offer more.', {
        because: 'no-slots',
      });
    this.#lent.push(slot);
    return slot;
  }

  /** Gives back what was lent. */
  release(): void {
    for (const slot of this.#lent.splice(0)) this.run.slots.giveBack(slot);
  }

  async #page(page: number): Promise<readonly Slot[] | undefined> {
    if (page >= searches) return undefined;
    try {
      const from = ukDayAfter(Date.now(), page * daysBetweenSearches);
      const { slots } = await this.offered(page === 0 ? {} : { appointmentFromDate: from });
      return slots.filter(({ start, end }) => end > start);
    } catch (thrown) {
      if (thrown instanceof NotApplicable) return page === 0 ? likelySlots() : undefined;
      throw thrown;
    }
  }
}

/** The reservation that a request asks for, as it was answered. */
function reservationIn({ body }: PlainRequest, reply: Reply): Reservation {
  const reference = textIn(reply, 'supplierReference');
  const { id, timeslot } = body;
  return {
    id: id as number,
    ...(reference !== undefined && { reference }),
    timeslot: timeslot as Timeslot,
    reply,
  };
}

/** Mornings of the next weeks, for a supplier whose slots cannot be asked for. */
function likelySlots(): readonly Slot[] {
  return Array.from({ length: 60 }, (_, index) => {
    const day = ukDayAfter(Date.now(), 10 + index);
    const [timeslotStartDateTime, timeslotEndDateTime] = [`${day}T09:00:00.000Z`, `${day}T13:00:00.000Z`];
    return {
      timeslotStartDateTime,
      timeslotEndDateTime,
      classification: undefined,
      start: Date.parse(timeslotStartDateTime),
      end: Date.parse(timeslotEndDateTime),
      pointer: '',
    };
  }).filter(({ start }) => ![0, 6].includes(new Date(start).getUTCDay()));
}
