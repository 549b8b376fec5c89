import { amendOrder, createOrder, findAppointments, reserveAppointment } from '../../contract/requirements/index.js';
import {
  acceptance,
  checks,
  expect,
  NotApplicable,
  suite,
  violates,
  type Given,
  type JsonObject,
  type PlainRequest,
  type Reservation,
  type Slot,
  type TestContext,
  type Timeslot,
} from '../../harness/index.js';

/** What tells slots apart. */
type Moments = Pick<Slot, 'timeslotStartDateTime' | 'timeslotEndDateTime'>;

/** How many slots are tried, since someone else may take one in the meantime. */
const tries = 3;

/** A supplier may keep an engineer in reserve for a slot that it does not offer any more, but not so many beyond that. */
const inReserve = 2;

/** The share of the slots that others may take between two searches. */
const takenByOthers = 0.1;

suite(findAppointments, 'from a search to a reservation', (test) => {
  test(
    'an offered slot is accepted for a reservation',
    checks('journey.slot-usable', ['AP-SLOT-USABLE'], { kind: 'lifecycle', smoke: true }),
    async ({ appointments, supplier }) => {
      const refused: Timeslot[] = [];
      const { slots } = await appointments.offered();
      if (slots.length === 0) throw new NotApplicable('The supplier offers no slots.');
      for (let count = 0; count < Math.min(tries, slots.length); count++) {
        const timeslot = await appointments.slot();
        for (const optional of [{}, { purpose: 'PROVIDE' }]) {
          const body = { ...appointments.reservationOf(timeslot), ...optional };
          const answer = await supplier.send({ operation: reserveAppointment, body });
          if (answer.status !== 422 && answer.status !== 409) return;
        }
        refused.push(timeslot);
      }
      const { reply, slots: again } = await appointments.offered();

      if (refused.some((timeslot) => isAmong(again, timeslot)))
        violates(reply, 'AP-SLOT-USABLE', {
          reason: 'Slots are offered, but every reservation is refused.',
          expected: `one of ${refused.length} offered slots can be reserved`,
          actual: `422 to ${refused.map(({ timeslotStartDateTime }) => timeslotStartDateTime).join(', ')}`,
          pointer: '/availableTimeslots',
        });
    },
  );

  test(
    'a reserved slot is offered again only where it is accepted for another reservation',
    checks('journey.slot-taken', ['AP-SLOT-TAKEN'], { kind: 'lifecycle' }),
    async ({ appointments, supplier, note }) => {
      const { timeslot } = await appointments.reservation();
      const { slots } = await appointments.offered();
      if (!isAmong(slots, timeslot)) return;
      note('A reserved slot is still offered.');
      const body = appointments.reservationOf(timeslot);
      const second = await supplier.send({ operation: reserveAppointment, body });
      if (!second.refused) return;
      const { reply, slots: again } = await appointments.offered();

      if (isAmong(again, timeslot))
        violates(reply, 'AP-SLOT-TAKEN', {
          reason: 'The supplier offers a slot that it refuses to reserve because it is taken.',
          expected: `no slot at ${timeslot.timeslotStartDateTime}`,
          actual: second.summary,
          pointer: '/availableTimeslots',
        });
    },
  );
});

suite(reserveAppointment, 'from a reservation to an order', (test) => {
  test(
    'a reservation still holds once its slot is reserved again',
    checks('journey.slot-held', ['AP-SLOT-HELD'], { kind: 'lifecycle' }),
    async ({ given, appointments, orders, supplier, note }) => {
      const timeslot = await appointments.slot();
      const before = await appointments.offeredFrom(timeslot);
      const first = await appointments.reservationAt(timeslot);
      if (!first.reply.accepted) await given.confirmAccepted(reserveAppointment);
      const second = await appointments.reservationAt(timeslot);
      const references = [first.reference, second.reference];
      if (!first.reply.accepted || !second.reply.accepted || references.includes(undefined))
        throw new NotApplicable('The slot is not reserved twice.');
      if (first.reference === second.reference) throw new NotApplicable('Both are the same reservation.');
      if (isGone(timeslot, before, await appointments.offeredFrom(timeslot))) {
        note(`A slot that is not offered is held for two reservations, ${references.join(' and ')}.`);
        const others = await heldToo(appointments, timeslot, before);
        const all = new Set([...references, ...others.map(({ reference }) => reference)]);
        if (all.size === references.length + inReserve)
          violates(second.reply, 'AP-SLOT-HELD', {
            reason: `A slot that no search brings any more is held for ${all.size} reservations: ${[...all].join(', ')}.`,
            expected: 'a slot that is not offered is refused',
            actual: second.reply.summary,
            pointer: '/supplierReference',
          });
      }

      const reply = await supplier.send(await orderWith(given, orders.naming(first)));
      expect(reply).toBeAnswered();
      if (reply.accepted) return;
      await given.confirmAccepted(createOrder);
      const fresh = orders.naming(await appointments.reservation());
      const control = await supplier.send(await orderWith(given, fresh));
      if (!control.accepted) throw new NotApplicable('No order that names a reservation is accepted.');

      violates(second.reply, 'AP-SLOT-HELD', {
        reason: `A slot that the reservation ${first.reference} held is given away to the reservation ${second.reference}: an order that names the first is refused.`,
        expected: `the order is accepted, as it is with another reservation`,
        actual: reply.summary,
        pointer: '/supplierReference',
      });
    },
  );

  test(
    'an order that names a fresh reservation is accepted',
    checks('journey.reservation-usable', ['AP-RESERVATION-USABLE'], { kind: 'lifecycle', smoke: true }),
    async ({ given, appointments, orders, supplier }) => {
      await given.plainRequest(createOrder);
      const reservation = await appointments.reservation();
      const reply = await supplier.send(await orderWith(given, orders.naming(reservation)));
      expect(reply).toBeAnswered();
      if (reply.accepted) return;
      await given.confirmAccepted(createOrder);

      violates(reservation.reply, 'AP-RESERVATION-USABLE', {
        reason: 'The supplier confirms a reservation but then refuses an order that names it.',
        expected: 'the order is accepted, as it is without an appointment',
        actual: reply.summary,
      });
    },
  );
});

suite(amendOrder, 'from a reservation to an amended order', (test) => {
  test(
    'an amendment that names a fresh reservation, where it is accepted, is answered as documented',
    checks('journey.amendment-with-reservation', acceptance(amendOrder), { kind: 'lifecycle' }),
    async ({ given, appointments, orders, supplier }) => {
      await given.ensureAccepted(amendOrder);
      const reservation = await appointments.reservation();
      const body = orders.amendmentOf(await orders.order(), orders.naming(reservation));
      const reply = await supplier.send({ operation: amendOrder, body });
      await given.leaveOpen(reply, 'A supplier need not allow an appointment to be added to an order.');

      expect(reply).toBeAccepted();
    },
  );
});

/** Further reservations of a slot, as long as they are confirmed and searches bring the others only. */
async function heldToo(
  appointments: TestContext['appointments'],
  timeslot: Timeslot,
  before: readonly Slot[],
): Promise<readonly Reservation[]> {
  const held: Reservation[] = [];
  for (let count = 0; count < inReserve; count++) {
    const next = await appointments.reservationAt(timeslot);
    if (!next.reply.accepted || next.reference === undefined) break;
    if (!isGone(timeslot, before, await appointments.offeredFrom(timeslot))) break;
    held.push(next);
  }
  return held;
}

/** A new order with further fields. */
async function orderWith(given: Given, fields: JsonObject): Promise<PlainRequest> {
  const request = await given.plainRequest(createOrder);
  return { ...request, body: { ...request.body, ...fields } };
}

/**
 * Whether a search no longer brings a slot, but still those that came with it. A supplier may bring some slots in one
 * search and others in the next, and others may take a few in between.
 */
function isGone(timeslot: Timeslot, before: readonly Slot[], after: readonly Slot[]): boolean {
  if (!isAmong(before, timeslot) || isAmong(after, timeslot)) return false;
  const missing = before.filter((slot) => !isAmong(after, slot));
  return missing.length - 1 <= (before.length - 1) * takenByOthers;
}

/** Whether a slot is among the offered slots. */
function isAmong(slots: readonly Slot[], { timeslotStartDateTime, timeslotEndDateTime }: Moments): boolean {
  const [start, end] = [Date.parse(timeslotStartDateTime), Date.parse(timeslotEndDateTime)];
  return slots.some((slot) => slot.start === start && slot.end === end);
}
