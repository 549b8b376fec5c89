import { amendProblem, createProblem, decideResolution } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, strictReference, suite } from '../../harness/index.js';

suite(decideResolution, 'from a service test to a resolution', (test) => {
  test(
    'a problem that names a fresh service test, where it is accepted, is amended and resolved like any other',
    checks('journey.test-to-resolution', acceptance(decideResolution), { kind: 'lifecycle' }),
    async ({ given, tests, problems, supplier }) => {
      const started = await tests.started();
      const request = await given.plainRequest(createProblem);
      const quoted = started.reference !== undefined && strictReference.test(started.reference);
      const named = { serviceTestId: started.id, ...(quoted && { serviceTestReference: started.reference }) };
      const body = { ...request.body, ...named };
      const raised = await supplier.send({ ...request, body });
      await given.leaveOpen(
        raised,
        'A supplier need not accept a problem for a test that is still running or found nothing wrong.',
      );

      const problem = await problems.acknowledged(body, raised);
      await given.ensureAccepted(amendProblem);
      await given.accepted({ operation: amendProblem, body: problems.amendment(problem) });
      const resolution = await problems.resolutionOf(problem);
      const decided = await supplier.send(problems.decision(resolution, { status: 'ACCEPTED' }));

      expect(decided).toBeAccepted();
    },
  );
});
