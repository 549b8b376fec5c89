import { amendProblem, cancelProblem, decideResolution } from '../../contract/requirements/index.js';
import {
  acceptance,
  checks,
  expectWalks,
  problemWalks,
  problemWalkSource,
  refusal,
  suite,
} from '../../harness/index.js';

suite(amendProblem, 'amendments in any order of events', (test) => {
  test(
    'after any events, an amendment of a service problem is confirmed only while it is in flight',
    checks('amend-problem.any-walk', ['SP-AMEND-ENDED', 'SP-REJECTION-CODE', ...acceptance(amendProblem), ...refusal], {
      kind: 'lifecycle',
    }),
    async (tools) => {
      await tools.given.plainRequest(amendProblem);
      const source = problemWalkSource(await tools.problems.canBeResolved());
      await expectWalks(tools, problemWalks, source, amendProblem);
    },
  );
});

suite(cancelProblem, 'cancellations in any order of events', (test) => {
  test(
    'after any events, a cancellation of a service problem is confirmed only while it is in flight',
    checks(
      'cancel-problem.any-walk',
      ['SP-CANCEL-ENDED', 'SP-CANCEL-TWICE', 'SP-REJECTION-CODE', ...acceptance(cancelProblem), ...refusal],
      { kind: 'lifecycle' },
    ),
    async (tools) => {
      await tools.given.plainRequest(cancelProblem);
      const source = problemWalkSource(await tools.problems.canBeResolved());
      await expectWalks(tools, problemWalks, source, cancelProblem);
    },
  );
});

suite(decideResolution, 'decisions in any order of events', (test) => {
  test(
    'after any events, a decision on a service problem that has ended is not confirmed',
    checks(
      'service-problem-resolution.any-walk',
      ['SP-RESOLVE-ENDED', 'SP-RESOLVE-CANCELLED', 'SP-REJECTION-CODE', ...acceptance(decideResolution), ...refusal],
      { kind: 'lifecycle' },
    ),
    async (tools) => {
      await tools.given.plainRequest(decideResolution);
      const source = problemWalkSource(await tools.problems.canBeResolved());
      await expectWalks(tools, problemWalks, source, decideResolution);
    },
  );
});
