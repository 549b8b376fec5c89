import { reserveAppointment } from '../../contract/requirements/index.js';
import {
  acceptance,
  accepts,
  checks,
  everyAnswer,
  expect,
  expectDifferentReferences,
  suite,
} from '../../harness/index.js';

const accepted = acceptance(reserveAppointment);

suite(reserveAppointment, 'reserve an appointment', (test) => {
  test(
    'a plain reservation of an offered slot is confirmed',
    checks('reserve-appointment.plain', ['API-VALID-ACCEPTED', ...accepted], { smoke: true }),
    async ({ given }) => {
      const reply = await given.plainAnswer(reserveAppointment);

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a reservation without the optional purpose is confirmed',
    checks('reserve-appointment.required-only', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, appointments, supplier }) => {
      await given.ensureAccepted(reserveAppointment);
      const reply = await supplier.send({ operation: reserveAppointment, body: await appointments.requiredFields() });

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a reservation with its purpose is confirmed',
    checks('reserve-appointment.purpose.PROVIDE', ['API-VALID-ACCEPTED', ...accepted]),
    accepts(reserveAppointment, {
      change: { places: ['/purpose'], from: (body) => ({ ...body, purpose: 'PROVIDE' }) },
    }),
  );

  for (const purpose of ['REPAIR', 'MODIFY'])
    test(
      `a reservation for the purpose ${purpose}, where it is accepted, is answered as documented`,
      checks(`reserve-appointment.purpose.${purpose}`, accepted),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(reserveAppointment);
        const reply = await supplier.send({ ...request, body: { ...request.body, purpose } });
        await given.leaveOpen(reply, 'A slot that was offered for one purpose need not be available for another.');

        expect(reply).toBeAccepted();
      },
    );

  test(
    'a second reservation of the same slot is answered in a documented way',
    checks('reserve-appointment.twice', ['API-REFUSAL-STATUS', ...everyAnswer]),
    async ({ appointments, supplier }) => {
      const { timeslot } = await appointments.reservation();
      const body = appointments.reservationOf(timeslot);
      const reply = await supplier.send({ operation: reserveAppointment, body });

      expect(reply).toBeAnswered();
    },
  );

  test(
    'several reservations have different references',
    checks('reserve-appointment.references-differ', ['AP-RESERVATION-UNIQUE'], { smoke: true }),
    async ({ appointments }) => {
      const reservations = [];
      for (let count = 0; count < 3; count++) reservations.push(await appointments.reservation());

      expectDifferentReferences('AP-RESERVATION-UNIQUE', reservations);
    },
  );
});
