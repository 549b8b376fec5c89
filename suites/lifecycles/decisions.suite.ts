import { createProblem, decideResolution, sendUpdate } from '../../contract/requirements/index.js';
import {
  checks,
  expectChange,
  expectKci,
  problemChanges,
  statusIn,
  suite,
  type JsonObject,
} from '../../harness/index.js';

const decisions: Readonly<Record<string, JsonObject>> = {
  accepted: { status: 'ACCEPTED' },
  rejected: { status: 'REJECTED', tenantNotes: 'Issue still persists' },
};

suite(sendUpdate, 'KCIs after a decision on a resolution', (test) => {
  for (const [decided, body] of Object.entries(decisions))
    test(
      `a service problem whose resolution is ${decided} has a KCI with its state`,
      checks(`lifecycle.resolution-${decided}.kci`, ['SP-DECISION-KCI'], { kind: 'lifecycle' }),
      async ({ given, problems }) => {
        given.canProvoke('resolveServiceProblem');
        await given.ensureAccepted(decideResolution);
        const request = await given.plainRequest(createProblem);
        const reply = await given.accepted(request);
        const problem = await problems.acknowledged(request.body, reply);
        const { kci, answer } = await expectChange(
          reply,
          given,
          problem,
          'resolveServiceProblem',
          problemChanges.resolved,
        );
        const resolution = problems.resolutionNamedBy(problem, answer, kci);
        const after = given.kcisSoFar;
        const decision = await given.accepted(problems.decision(resolution, body));

        await expectKci(decision, given, {
          subject: { id: problem.id },
          about: `service problem ${problem.id}`,
          by: 'SP-DECISION-KCI',
          because: `The resolution was ${decided}`,
          does: 'reports the state of the service problem',
          fits: (candidate) => statusIn(candidate) !== undefined,
          after,
          since: decision.exchange.startedAt,
        });
      },
    );
});
