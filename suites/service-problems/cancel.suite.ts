import { cancelProblem } from '../../contract/requirements/index.js';
import {
  acceptance,
  checks,
  expect,
  expectRefusedNowOrLater,
  refusal,
  suite,
  unknownReference,
} from '../../harness/index.js';

const accepted = acceptance(cancelProblem);

suite(cancelProblem, 'cancel a service problem', (test) => {
  test(
    'a plain cancellation of an acknowledged service problem is confirmed, or accepted for later',
    checks('cancel-problem.plain', ['API-VALID-ACCEPTED', ...accepted], { smoke: true }),
    async ({ given }) => {
      const reply = await given.plainAnswer(cancelProblem);

      expect(reply).toBeAccepted();
    },
  );

  for (const reasonCode of ['ISSUE_RESOLVED', 'CUSTOMER_NETWORK_ISSUE', 'NO_LONGER_REQUIRED', 'OTHER'])
    test(
      `the documented reason ${reasonCode} is accepted`,
      checks(`cancel-problem.reason.${reasonCode}`, ['API-VALID-ACCEPTED', ...accepted]),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(cancelProblem);
        const text = 'Issue appears to have rectified itself.';
        const reply = await supplier.send({ ...request, body: { ...request.body, reasonCode, text } });

        expect(reply).toBeAccepted();
      },
    );

  test(
    'a cancellation without a text is accepted',
    checks('cancel-problem.without-text', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(cancelProblem);
      const problem = await problems.problem();
      const reply = await supplier.send({ operation: cancelProblem, body: problems.cancellationOf(problem, {}) });

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a cancellation of an unknown service problem is refused with 422',
    checks('cancel-problem.unknown', ['SP-CANCEL-UNKNOWN', 'SP-REJECTION-CODE', ...refusal], { smoke: true }),
    async ({ given, problems, supplier, nextId }) => {
      const problem = { id: nextId(), reference: unknownReference, body: {} };
      const after = given.kcisSoFar;
      const reply = await supplier.send({ operation: cancelProblem, body: problems.cancellation(problem) });

      await expectRefusedNowOrLater(reply, given, {
        about: problem,
        by: 'SP-CANCEL-UNKNOWN',
        confirmedBy: 'CANCELLED',
        after,
        otherwise: 'SP-REJECTION-CODE',
      });
      await given.ensureAccepted(cancelProblem);
    },
  );

  test(
    'a second cancellation of a cancelled service problem is refused with 422',
    checks('cancel-problem.twice', ['SP-CANCEL-TWICE', 'SP-REJECTION-CODE', ...refusal], {
      kind: 'lifecycle',
      smoke: true,
    }),
    async ({ given, problems, supplier }) => {
      const problem = await problems.cancelledProblem();
      const after = given.kcisSoFar;
      const reply = await supplier.send({ operation: cancelProblem, body: problems.cancellation(problem) });

      await expectRefusedNowOrLater(reply, given, {
        about: problem,
        by: 'SP-CANCEL-TWICE',
        confirmedBy: 'CANCELLED',
        after,
        otherwise: 'SP-REJECTION-CODE',
      });
    },
  );

  test(
    'a cancellation of a completed service problem is refused with 422',
    checks('cancel-problem.after-completion', ['SP-CANCEL-ENDED', 'SP-REJECTION-CODE', ...refusal], {
      kind: 'lifecycle',
    }),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(cancelProblem);
      const { problem } = await problems.completedProblem();
      const after = given.kcisSoFar;
      const reply = await supplier.send({ operation: cancelProblem, body: problems.cancellation(problem) });

      await expectRefusedNowOrLater(reply, given, {
        about: problem,
        by: 'SP-CANCEL-ENDED',
        confirmedBy: 'CANCELLED',
        after,
        otherwise: 'SP-REJECTION-CODE',
      });
    },
  );
});
