import { serviceProblemOperations } from '../../contract/requirements/index.js';
import { checks, expect, nearMisses, operationOf, refusal, suite } from '../../harness/index.js';
import { nameOf } from './operation-names.js';

for (const operation of serviceProblemOperations)
  suite(operation, `fields of ${operation}`, (test) => {
    for (const nearMiss of nearMisses(operationOf(operation)))
      test(
        `a request ${nearMiss.title} is rejected`,
        checks(`${nameOf(operation)}.${nearMiss.id}`, [nearMiss.requirement, 'API-FIELD-CODE', ...refusal]),
        async ({ given, supplier }) => {
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({ ...request, body: nearMiss.from(request.body) });

          expect(reply).toBeRejected({
            by: nearMiss.requirement,
            described: [400, 422],
            otherwise: 'API-FIELD-CODE',
            pointer: nearMiss.pointer,
          });
        },
      );
  });
