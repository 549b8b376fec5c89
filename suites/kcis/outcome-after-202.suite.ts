import { amendProblem, cancelProblem, createProblem, sendUpdate } from '../../contract/requirements/index.js';
import type { RequirementId } from '../../contract/requirements/index.js';
import { checks, entityOf, NotApplicable, suite, violates, type Kci } from '../../harness/index.js';

const promises = [
  ['create-problem', createProblem, 'SP-CREATE-KCI', 'acknowledges or rejects the service problem'],
  ['amend-problem', amendProblem, 'SP-AMEND-KCI', 'applies or rejects the amendment'],
  ['cancel-problem', cancelProblem, 'SP-CANCEL-KCI', 'completes or rejects the cancellation'],
] as const satisfies readonly (readonly [string, string, RequirementId, string])[];

suite(sendUpdate, 'KCIs that a 202 promises', (test) => {
  for (const [name, operation, requirement, promise] of promises)
    test(
      `after a 202 to ${operation}, a KCI ${promise}`,
      checks(`${name}.kci-after-202`, [requirement], { kind: 'kci' }),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(operation);
        const after = given.kcisSoFar;
        const reply = await supplier.send(request);
        if (reply.status !== 202)
          throw new NotApplicable('The supplier answers at once; a KCI is promised by a 202 only.');
        const id = (request.body['serviceProblemId'] ?? request.body['id']) as number;
        const kci = await given.kci({ id }, operation === createProblem ? acknowledges : tells, after);

        if (!kci)
          violates(
            reply,
            requirement,
            {
              reason: `The 202 of ${reply.exchange.startedAt} was not followed by a KCI about service problem ${id}.`,
              expected: `a KCI that ${promise}, within the KCI time-out`,
              actual: 'no such KCI',
            },
            sendUpdate,
          );
      },
    );
});

/** A KCI about a problem tells its status; what else it must have is for its own requirements. */
function tells(kci: Kci): boolean {
  return entityOf(kci)?.['status'] !== undefined;
}

/** A new problem is acknowledged with its reference, or rejected. */
function acknowledges(kci: Kci): boolean {
  const { status, supplierReference } = entityOf(kci) ?? {};
  return status === 'REJECTED' || (status !== undefined && typeof supplierReference === 'string');
}
