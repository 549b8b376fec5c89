import { amendProblem } from '../../contract/requirements/index.js';
import {
  acceptance,
  checks,
  expect,
  expectRefusedNowOrLater,
  NotApplicable,
  refusal,
  suite,
  unknownReference,
} from '../../harness/index.js';

const accepted = acceptance(amendProblem);
const contact = { name: 'Jane Smith', phoneNumber: '+44 1234-567891 #12' };

const changes = {
  problemText: { problemText: 'No connection since this morning.' },
  'escalationRequest.false': { escalationRequest: false },
  characteristics: { characteristics: [{ name: 'END_USER_CPE', value: 'Zyzel DX3301' }] },
  primaryContact: { primaryContact: contact },
  secondaryContact: { secondaryContact: { ...contact, email: 'Jane.Smith@Example.NET' } },
  hazards: { hazards: 'A dog in the garden' },
  onSiteRestrictions: { onSiteRestrictions: 'Ring the bell at the gate' },
  notes: { notes: 'The end user can be called all day.' },
  'several-at-once': {
    problemText: 'No connection since this morning.',
    escalationRequest: false,
    primaryContact: contact,
    secondaryContact: { ...contact, email: 'Jane.Smith@Example.NET' },
    hazards: 'A dog in the garden',
    onSiteRestrictions: 'Ring the bell at the gate',
    notes: 'The end user can be called all day.',
  },
};

suite(amendProblem, 'amend a service problem', (test) => {
  test(
    'a plain amendment of an acknowledged service problem is applied, or accepted for later',
    checks('amend-problem.plain', ['API-VALID-ACCEPTED', ...accepted], { smoke: true }),
    async ({ given }) => {
      const reply = await given.plainAnswer(amendProblem);

      expect(reply).toBeAccepted();
    },
  );

  for (const [field, change] of Object.entries(changes))
    test(
      `an amendment of ${field.replaceAll(/[.-]/g, ' ')} is accepted`,
      checks(`amend-problem.field.${field}`, ['API-VALID-ACCEPTED', ...accepted]),
      async ({ given, problems, supplier }) => {
        await given.ensureAccepted(amendProblem);
        const problem = await problems.problem();
        const reply = await supplier.send({ operation: amendProblem, body: problems.amendmentOf(problem, change) });

        expect(reply).toBeAccepted();
      },
    );

  test(
    'a request to escalate, where it is accepted, comes back with the amendment',
    checks('amend-problem.field.escalationRequest.true', accepted),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(amendProblem);
      const problem = await problems.problem();
      const body = problems.amendmentOf(problem, { escalationRequest: true });
      const reply = await supplier.send({ operation: amendProblem, body });
      await given.leaveOpen(reply, 'Agreed service levels determine whether a problem may be escalated.');

      expect(reply).toBeAccepted();
    },
  );

  test(
    'characteristics that are accepted one by one are accepted together',
    checks('amend-problem.characteristics.several', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(amendProblem);
      const characteristics = [
        { name: 'END_USER_CPE', value: 'Zyzel DX3301' },
        { name: 'CPE_POWER_ON', value: 'YES' },
      ];
      for (const characteristic of characteristics) {
        const body = problems.amendmentOf(await problems.problem(), { characteristics: [characteristic] });
        const alone = await supplier.send({ operation: amendProblem, body });
        await given.leaveOpen(alone, "Which characteristics a service has is the supplier's to know.");
      }
      const body = problems.amendmentOf(await problems.problem(), { characteristics });
      const reply = await supplier.send({ operation: amendProblem, body });

      expect(reply).toBeAccepted();
    },
  );

  test(
    'an amendment that names the problem only by its id is accepted',
    checks('amend-problem.without-reference', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(amendProblem);
      const { reference: _, ...problem } = await problems.problem();
      const reply = await supplier.send({ operation: amendProblem, body: problems.amendment(problem) });

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a second amendment of the same service problem is accepted once the first is applied',
    checks('amend-problem.second', accepted),
    async ({ given, problems, supplier }) => {
      const problem = await problems.problem();
      const first = await supplier.send({ operation: amendProblem, body: problems.amendment(problem) });
      if (first.status !== 201) throw new NotApplicable('The first amendment was not applied at once.');
      const reply = await supplier.send({
        operation: amendProblem,
        body: problems.amendmentOf(problem, { hazards: 'Dog' }),
      });
      await given.leaveOpen(reply, "How many amendments a problem can have is the supplier's to say.");

      expect(reply).toBeAccepted();
    },
  );

  test(
    'an amendment that names an appointment, where it is accepted, comes back with it',
    checks('amend-problem.refers.appointment', accepted),
    async ({ given, problems, supplier, profile }) => {
      const problem = await problems.problem();
      const { appointmentReservationId = 345, appointmentReservationReference = 'A234X' } = profile.testData;
      const change = { appointmentReservationId, appointmentReservationReference };
      const reply = await supplier.send({ operation: amendProblem, body: problems.amendmentOf(problem, change) });
      await given.leaveOpen(reply, 'The supplier does not know the appointment. Add one to testData.');

      expect(reply).toBeAccepted();
    },
  );

  test(
    'an amendment of an unknown service problem is refused with 422',
    checks('amend-problem.unknown', ['SP-AMEND-UNKNOWN', 'SP-REJECTION-CODE', ...refusal], { smoke: true }),
    async ({ given, problems, supplier, nextId }) => {
      const problem = { id: nextId(), reference: unknownReference, body: {} };
      const after = given.kcisSoFar;
      const reply = await supplier.send({ operation: amendProblem, body: problems.amendment(problem) });

      await expectRefusedNowOrLater(reply, given, {
        about: problem,
        by: 'SP-AMEND-UNKNOWN',
        confirmedBy: 'AMENDED',
        after,
        otherwise: 'SP-REJECTION-CODE',
      });
      await given.ensureAccepted(amendProblem);
    },
  );

  test(
    'an amendment of a cancelled service problem is refused with 422',
    checks('amend-problem.after-cancellation', ['SP-AMEND-ENDED', 'SP-REJECTION-CODE', ...refusal], {
      kind: 'lifecycle',
    }),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(amendProblem);
      const problem = await problems.cancelledProblem();
      const after = given.kcisSoFar;
      const reply = await supplier.send({ operation: amendProblem, body: problems.amendment(problem) });

      await expectRefusedNowOrLater(reply, given, {
        about: problem,
        by: 'SP-AMEND-ENDED',
        confirmedBy: 'AMENDED',
        after,
        otherwise: 'SP-REJECTION-CODE',
      });
    },
  );

  test(
    'an amendment of a completed service problem is refused with 422',
    checks('amend-problem.after-completion', ['SP-AMEND-ENDED', 'SP-REJECTION-CODE', ...refusal], {
      kind: 'lifecycle',
    }),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(amendProblem);
      const { problem } = await problems.completedProblem();
      const after = given.kcisSoFar;
      const reply = await supplier.send({ operation: amendProblem, body: problems.amendment(problem) });

      await expectRefusedNowOrLater(reply, given, {
        about: problem,
        by: 'SP-AMEND-ENDED',
        confirmedBy: 'AMENDED',
        after,
        otherwise: 'SP-REJECTION-CODE',
      });
    },
  );
});
