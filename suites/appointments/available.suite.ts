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
  ukOffsetMinutes,
  violates,
  type Reply,
  type Slot,
} from '../../harness/index.js';

const accepted = acceptance(findAppointments);
const days = ['WEEKDAY', 'SATURDAY', 'SUNDAY'] as const;
/** How far from a clock change slots are compared, in milliseconds: further away there may be another plan. */
const fortnightMs = 14 * 86_400_000;

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
      await given.ensureAccepted(findAppointments);
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
        await given.ensureAccepted(findAppointments);
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
        await given.ensureAccepted(findAppointments);
        const reply = await supplier.send(appointments.search({ classifications: [classification] }));

        expect(reply).toBeAccepted();
      },
    );

  test(
    'a search for two classifications returns only slots that match',
    checks('appointment-availability.classification.two', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, appointments, supplier }) => {
      await given.ensureAccepted(findAppointments);
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
        await given.ensureAccepted(findAppointments);
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
        await given.ensureAccepted(findAppointments);
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

  test(
    'slots on both sides of a clock change have the same local times',
    checks('appointment-availability.local-time', ['AP-SLOT-LOCAL-TIME']),
    async ({ given, appointments, supplier }) => {
      await given.ensureAccepted(findAppointments);
      let compared = false;
      for (const day of clockChangesAfter(Date.now())) {
        const change = Date.parse(day);
        const near = async (daysFromIt: number, isBefore: boolean) => {
          const appointmentFromDate = ukDayAfter(change, daysFromIt);
          const reply = await supplier.send(appointments.search({ appointmentFromDate }));
          await given.leaveOpen(reply, 'How far ahead a supplier plans is its own choice.');
          const slots = slotsOf(reply.body).filter(
            ({ start }) => start < change === isBefore && Math.abs(start - change) < fortnightMs,
          );
          return { reply, slots };
        };
        const { slots: before } = await near(-7, true);
        const { reply, slots: after } = await near(1, false);
        if (before.length === 0 || after.length === 0) continue;
        compared = true;
        const isSame = (timesOf: (slots: readonly Slot[]) => string) => timesOf(before) === timesOf(after);
        if (isSame(utcTimes) && !isSame(localTimes))
          violates(reply, 'AP-SLOT-LOCAL-TIME', {
            reason: `The slots around the clock change of ${day} have the same times in UTC, but different local times.`,
            expected: `the local times of before: ${localTimes(before)}`,
            actual: localTimes(after),
            pointer: '/availableTimeslots',
          });
      }
      if (!compared) throw new NotApplicable('The supplier offers no slots across a clock change.');
    },
  );
});

/** The times of the day of some slots, in UTC: each once, in order. */
function utcTimes(slots: readonly Slot[]): string {
  return times(slots, (time) => new Date(time).toISOString().slice(11, 16));
}

/** The same, as the clocks in the United Kingdom show them. */
function localTimes(slots: readonly Slot[]): string {
  return times(slots, (time) => new Date(time + ukOffsetMinutes(time) * 60_000).toISOString().slice(11, 16));
}

function times(slots: readonly Slot[], shown: (time: number) => string): string {
  return [...new Set(slots.map(({ start, end }) => `${shown(start)}-${shown(end)}`))].toSorted().join(', ');
}
