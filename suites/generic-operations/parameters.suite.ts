import { checks, expect, genericRefusal, genericSuites, wrongParameters } from '../../harness/index.js';
import { nameOf } from './operation-names.js';

genericSuites('parameters', (test, operation) => {
  for (const { id, title, requirement, tolerated, from } of wrongParameters(operation))
    test(
      `a request ${title} is rejected`,
      checks(`${nameOf(operation)}.${id}`, [requirement, ...genericRefusal]),
      async ({ given, supplier }) => {
        const reply = await supplier.send(from(await given.plainRequest(operation.key)));

        expect(reply).toBeRejected({ by: requirement, described: [], otherwise: requirement, tolerated });
      },
    );
});
