import { amendProblem, cancelProblem, createProblem } from '../../contract/requirements/index.js';
import { checks, expect, expectReferencesOfChanges, expectOnlyNamed, suite, violates } from '../../harness/index.js';

suite(amendProblem, 'amendments of several service problems, and of one field', (test) => {
  test(
    'amendments of several service problems have different references',
    checks('amend-problem.references-differ', ['SP-AMEND-REFERENCE']),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(amendProblem);
      await expectReferencesOfChanges('SP-AMEND-REFERENCE', async () =>
        supplier.send({ operation: amendProblem, body: problems.amendment(await problems.problem()) }),
      );
    },
  );

  test(
    'the answer to an amendment of the notes has all other fields as they were',
    checks('amend-problem.only-named', ['SP-AMEND-ONLY-NAMED']),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(amendProblem);
      const request = await given.plainRequest(createProblem);
      const problem = await problems.acknowledged(request.body, await given.accepted(request));
      const body = problems.amendmentOf(problem, { notes: 'Amended: the end user can be called all day.' });
      const reply = await supplier.send({ operation: amendProblem, body });
      await given.leaveOpen(reply, 'The supplier decides what of a service problem can be amended.');

      expectOnlyNamed(reply, 'SP-AMEND-ONLY-NAMED', { before: request.body, named: body });
      expect(reply).toBeAnswered();
    },
  );
});

suite(cancelProblem, 'cancellations of several service problems, and of one at the same time', (test) => {
  test(
    'cancellations of several service problems have different references',
    checks('cancel-problem.references-differ', ['SP-CANCEL-REFERENCE']),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(cancelProblem);
      await expectReferencesOfChanges('SP-CANCEL-REFERENCE', async () =>
        supplier.send({ operation: cancelProblem, body: problems.cancellation(await problems.problem()) }),
      );
    },
  );

  test(
    'of two cancellations of one service problem at the same time, one is confirmed',
    checks('cancel-problem.at-once', ['SP-CANCEL-ONCE'], { kind: 'lifecycle' }),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(cancelProblem);
      const problem = await problems.problem();
      const replies = await Promise.all(
        [0, 1].map(() => supplier.send({ operation: cancelProblem, body: problems.cancellation(problem) })),
      );

      for (const reply of replies) expect(reply).toBeAnswered();
      const [first, second] = replies.filter(({ status }) => status === 201);
      if (first && second)
        violates(second, 'SP-CANCEL-ONCE', {
          reason: 'Two cancellations of one service problem, sent at the same time, are both confirmed.',
          expected: 'one 201 and one refusal',
          actual: `${first.summary}; ${second.summary}`,
        });
    },
  );
});
