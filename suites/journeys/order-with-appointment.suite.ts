import { amendOrder, createOrder, findAppointments, reserveAppointment } from '../../contract/requirements/index.js';
import {
  acceptance,
  checks,
  expect,
  NotApplicable,
  suite,
  violates,
  type Slot,
  type Timeslot,
} from '../../harness/index.js';

/** How many slots are tried, since somebody else may take one in between. */
const tries = 3;

suite(findAppointments, 'from a search to a reservation', (test) => {
  test(
    'a slot that is offered is there to be reserved',
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
          if (answer.status !== 422) return;
        }
        refused.push(timeslot);
      }
      const { reply, slots: again } = await appointments.offered();

      if (refused.some((timeslot) => isAmong(again, timeslot)))
        violates(reply, 'AP-SLOT-USABLE', {
          reason: 'Slots are offered, and each of them is refused when it is reserved.',
          expected: `one of ${refused.length} slots on offer can be reserved`,
          actual: `422 to ${refused.map(({ timeslotStartDateTime }) => timeslotStartDateTime).join(', ')}`,
          pointer: '/availableTimeslots',
        });
    },
  );

  test(
    'a slot that has been taken is offered again only where it is there to be reserved again',
    checks('journey.slot-taken', ['AP-SLOT-TAKEN'], { kind: 'lifecycle' }),
    async ({ appointments, supplier, note }) => {
      const { timeslot } = await appointments.reservation();
      const { slots } = await appointments.offered();
      if (!isAmong(slots, timeslot)) return;
      note('A slot that is taken stays on offer.');
      const body = appointments.reservationOf(timeslot);
      const second = await supplier.send({ operation: reserveAppointment, body });
      if (!second.refused) return;
      const { reply, slots: again } = await appointments.offered();

      if (isAmong(again, timeslot))
        violates(reply, 'AP-SLOT-TAKEN', {
          reason: 'A slot is offered that the supplier has refused to reserve since it was taken.',
          expected: `no slot at ${timeslot.timeslotStartDateTime}`,
          actual: second.summary,
          pointer: '/availableTimeslots',
        });
    },
  );
});

suite(reserveAppointment, 'from a reservation to an order', (test) => {
  test(
    'an order that names a fresh reservation is accepted',
    checks('journey.reservation-usable', ['AP-RESERVATION-USABLE'], { kind: 'lifecycle', smoke: true }),
    async ({ given, appointments, orders, supplier }) => {
      const request = await given.plainRequest(createOrder);
      const reservation = await appointments.reservation();
      const body = { ...request.body, ...orders.naming(reservation) };
      const reply = await supplier.send({ ...request, body });
      expect(reply).toBeAnswered();
      if (reply.accepted) return;
      await given.confirmAccepted(createOrder);

      violates(reservation.reply, 'AP-RESERVATION-USABLE', {
        reason: 'The supplier confirms a reservation, and then refuses an order that names it.',
        expected: 'the order is accepted, as it is without an appointment',
        actual: reply.summary,
      });
    },
  );
});

suite(amendOrder, 'from a reservation to an amended order', (test) => {
  test(
    'an amendment that names a fresh reservation is answered where it is accepted',
    checks('journey.amendment-with-reservation', acceptance(amendOrder), { kind: 'lifecycle' }),
    async ({ given, appointments, orders, supplier }) => {
      await given.plainRequest(amendOrder);
      const reservation = await appointments.reservation();
      const body = orders.amendmentOf(await orders.order(), orders.naming(reservation));
      const reply = await supplier.send({ operation: amendOrder, body });
      await given.leaveOpen(
        reply,
        "Whether an order without an appointment can be given one is the supplier's to say.",
      );

      expect(reply).toBeAccepted();
    },
  );
});

/** Whether a slot is among those on offer. */
function isAmong(slots: readonly Slot[], { timeslotStartDateTime, timeslotEndDateTime }: Timeslot): boolean {
  const [start, end] = [Date.parse(timeslotStartDateTime), Date.parse(timeslotEndDateTime)];
  return slots.some((slot) => slot.start === start && slot.end === end);
}
