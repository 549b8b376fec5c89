import { amendProblem, cancelProblem, decideResolution } from '../../contract/requirements/index.js';
import {
  acceptance,
  checks,
  problemWalks,
  refusal,
  suite,
  takeWalk,
  walksOf,
  type TestContext,
  type WalkWeights,
} from '../../harness/index.js';

suite(amendProblem, 'amendments in any order of events', (test) => {
  test(
    'after any events, an amendment of a service problem is confirmed only while it is in flight',
    checks('amend-problem.any-walk', ['SP-AMEND-ENDED', 'SP-REJECTION-CODE', ...acceptance(amendProblem), ...refusal], {
      kind: 'lifecycle',
    }),
    async (tools) => {
      await tools.given.plainRequest(amendProblem);
      const decisions = await decisionsOf(tools);
      await tools.forAll(walksOf({ amend: 8, cancel: 1 }, { amend: 6, cancel: 4, ...decisions }), (walk) =>
        takeWalk(walk, problemWalks(tools.given), amendProblem, tools),
      );
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
      const decisions = await decisionsOf(tools);
      await tools.forAll(
        walksOf({ amend: 4, cancel: 3, ...decisions }, { cancel: 8, amend: 2, ...decisions }),
        (walk) => takeWalk(walk, problemWalks(tools.given), cancelProblem, tools),
      );
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
      await tools.forAll(walksOf({ reject: 8, amend: 1 }, { reject: 5, accept: 5, cancel: 1 }), (walk) =>
        takeWalk(walk, problemWalks(tools.given), decideResolution, tools),
      );
    },
  );
});

/** How often a walk decides on resolutions: never if the supplier cannot be made to resolve a problem. */
async function decisionsOf({ problems }: Pick<TestContext, 'problems'>): Promise<WalkWeights> {
  return (await problems.canBeResolved()) ? { reject: 1, accept: 1 } : {};
}
