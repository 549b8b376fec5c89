import { everyOperation } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, nameOf, suite, type Reply } from '../../harness/index.js';
import type { HeaderValues } from '../arbitraries/header-value.js';
import { headersWith, headerValuesFor } from './layouts-with-headers.js';
import { shownByQueries } from './shared-queries.js';
import { shownByAny } from './shared-requests.js';

for (const operation of everyOperation)
  suite(operation, `any header values of ${operation}`, (test) => {
    test(
      'any ids that HTTP allows, where they are accepted, come back unchanged',
      checks(`${nameOf(operation)}.any-header-values`, acceptance(operation), { kind: 'property' }),
      async (context) => {
        const { given, supplier, forAll } = context;
        const refused: Reply[] = [];
        let accepted = 0;
        const { settled } = shownByQueries(context, operation) ?? (await shownByAny<HeaderValues>(context, operation));
        await forAll(
          headerValuesFor(operation),
          async (values) => {
            const headers = headersWith(values);
            const reply = await supplier.send({ ...(await given.plainRequest(operation)), headers });
            // The documents say string, with UUIDs as examples: a supplier may accept only UUIDs.
            if (reply.refused) {
              refused.push(reply);
              return expect(reply).toBeAnswered();
            }
            accepted += 1;

            expect(reply).toBeAccepted();
          },
          {
            settled: async (...value) => {
              const evidence = await settled?.(...value);
              if (evidence) accepted += 1;
              return evidence;
            },
          },
        );
        const [first] = refused;
        if (first && accepted === 0) await given.leaveOpen(first, 'The supplier accepts only UUIDs as ids.');
      },
    );
  });
