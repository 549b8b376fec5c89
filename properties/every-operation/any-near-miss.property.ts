import { requirements, type RequirementId } from '../../contract/requirements/index.js';
import { checks, expect, refusal, requestNearMisses, suite, type RequestNearMiss } from '../../harness/index.js';
import { acceptedBodies } from '../arbitraries/accepted-bodies.js';
import { refreshed } from '../arbitraries/refreshed.js';
import { anyRequest } from '../arbitraries/requests.js';

const fields = [
  'API-FIELD-REQUIRED',
  'API-FIELD-TYPE',
  'API-FIELD-ENUM',
  'API-FIELD-LIMIT',
  'API-FIELD-CODE',
] as const satisfies RequirementId[];

for (const [operation, any] of anyRequest)
  suite(operation, `any near-miss of ${operation}`, (test) => {
    const checked = fields.filter((id) => requirements[id].operations.includes(operation));

    test(
      'a request that breaks one keyword of the description at one place is rejected',
      checks(`${any.name}.any-near-miss`, [...checked, ...refusal], { kind: 'property' }),
      async ({ given, supplier, forAll, nextId }) => {
        const bodies = await acceptedBodies(operation, any, given, supplier);
        const [plain] = bodies;
        // A refused request does not use up anything, so the next request can use it.
        let unused = await given.plainRequest(operation);
        const isRejected = async (nearMiss: RequestNearMiss) => {
          const request = unused;
          const fresh = { ...request.body, ...(plain['id'] !== undefined && { id: nextId() }) };
          const broken = { ...request, body: refreshed(nearMiss.value, plain, fresh) };
          const reply = await supplier.sendUnlessRefused(broken, fresh);
          if (reply.accepted && unused === request) unused = await given.plainRequest(operation);

          expect(reply).toBeRejected({
            by: nearMiss.requirement,
            described: [400, 422],
            otherwise: 'API-FIELD-CODE',
            pointer: nearMiss.pointer,
          });
        };
        await forAll(requestNearMisses(operation, bodies).source, isRejected, {
          comparison: { part: ({ value }) => value, accepted: bodies },
        });
      },
    );
  });
