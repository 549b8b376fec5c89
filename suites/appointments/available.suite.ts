import { findAppointments } from '../../contract/requirements/index.js';
import {
  acceptance,
  checks,
  clockChangesAfter,
  expect,
  NotApplicable,
  slotsOf,
  suite,
  ukDayAfter,
  type Reply,
} from '../../harness/index.js';

const accepted = acceptance(findAppointments);
const days = ['WEEKDAY', 'SATURDAY', 'SUNDAY'] as const;
const parts = ['', '_AM', '_PM', '_EARLY', '_EVENING'] as const;

suite(findAppointments, 'find available appointments', (test) => {
  test(
    'a plain search is answered with future slots',
    checks('appointment-availability.plain', ['API-VALID-ACCEPTED', ...accepted], { smoke: true }),
    async ({ given }) => {
      const reply = await given.plainAnswer(findAppointments);

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a search for another address, where it is accepted, is answered for that address',
    checks('appointment-availability.other-address', accepted),
    async ({ given, appointments, supplier }) => {
      await given.plainRequest(findAppointments);
      const address = { id: '100023336956', type: 'UPRN' };
      const reply = await supplier.send(appointments.search({ address }));
      await given.leaveOpen(reply, 'A supplier need not serve this address.');

      expect(reply).toBeAccepted();
    },
  );

  for (const ahead of [1, 7, 28])
    test(
      `a search from ${ahead} ${ahead === 1 ? 'day' : 'days'} ahead has no earlier slots`,
      checks(`appointment-availability.from.${ahead}`, ['API-VALID-ACCEPTED', ...accepted]),
      async ({ given, appointments, supplier }) => {
        await given.plainRequest(findAppointments);
        const appointmentFromDate = ukDayAfter(Date.now(), ahead);
        const reply = await supplier.send(appointments.search({ appointmentFromDate }));

        expect(reply).toBeAccepted();
      },
    );

  for (const classification of days.flatMap((day) => parts.map((part) => day + part)))
    test(
      `a search for ${classification} returns only slots that match`,
      checks(`appointment-availability.classification.${classification}`, ['API-VALID-ACCEPTED', ...accepted]),
      async ({ given, appointments, supplier }) => {
        await given.plainRequest(findAppointments);
        const reply = await supplier.send(appointments.search({ classifications: [classification] }));

        expect(reply).toBeAccepted();
      },
    );

  test(
    'a search for two classifications returns only slots that match',
    checks('appointment-availability.classification.two', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, appointments, supplier }) => {
      await given.plainRequest(findAppointments);
      const reply = await supplier.send(appointments.search({ classifications: ['WEEKDAY_AM', 'WEEKDAY_PM'] }));

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a list of classifications with an unencoded comma, where it is accepted, is answered as documented',
    checks('appointment-availability.classification.bare-comma', accepted),
    async ({ given, supplier }) => {
      const request = await given.plainRequest(findAppointments);
      const reply = await supplier.send({ ...request, rawQuery: { classifications: 'WEEKDAY_AM,WEEKDAY_PM' } });
      await given.leaveOpen(reply, 'The documents show the comma percent-encoded.');

      expect(reply).toBeAccepted();
    },
  );

  for (const appointmentPurpose of ['PROVIDE', 'REPAIR', 'MODIFY'])
    test(
      `a search for the purpose ${appointmentPurpose} is answered as documented, where it is accepted`,
      checks(`appointment-availability.purpose.${appointmentPurpose}`, accepted),
      async ({ given, appointments, supplier }) => {
        await given.plainRequest(findAppointments);
        const reply = await supplier.send(appointments.search({ appointmentPurpose }));
        await given.leaveOpen(reply, 'Only prose names the purposes, and a repair needs more than this search gives.');

        expect(reply).toBeAccepted();
      },
    );

  for (const [index, season] of ['next', 'one after'].entries())
    test(
      `slots around the ${season === 'next' ? 'next' : 'second next'} clock change have the offset of their day`,
      checks(`appointment-availability.clock-change.${index + 1}`, ['AP-SLOT-OFFSET', ...accepted]),
      async ({ given, appointments, supplier }) => {
        await given.plainRequest(findAppointments);
        const change = Date.parse(clockChangesAfter(Date.now())[index] ?? '');
        const replies: Reply[] = [];
        for (const daysFromIt of [-7, 1]) {
          const appointmentFromDate = ukDayAfter(change, daysFromIt);
          const reply = await supplier.send(appointments.search({ appointmentFromDate }));
          await given.leaveOpen(reply, 'A supplier need not plan this far ahead.');
          expect(reply).toBeAccepted();
          replies.push(reply);
        }
        if (replies.every(({ body }) => slotsOf(body).length === 0))
          throw new NotApplicable('The supplier offers no slots around the clock change.');
      },
    );
});
