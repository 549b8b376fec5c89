import { acceptance, checks, draw, expect, fewOf, suite } from '../../harness/index.js';
import { anyLayout, inLayout } from '../arbitraries/json-layout.js';
import { acceptedText } from '../arbitraries/accepted-text.js';
import { anyRequest } from '../arbitraries/requests.js';

/** Every accepted request leaves something behind. */
const maxRuns = 24;

for (const [operation, any] of anyRequest)
  suite(operation, `any layout of ${operation}`, (test) => {
    const source = fewOf((seed, count) => draw(anyLayout, seed, count), Math.min(maxRuns, any.maxRequests ?? maxRuns));

    test(
      'a valid body in any JSON layout is accepted and comes back unchanged',
      checks(`${any.name}.any-layout`, ['API-JSON-LAYOUT', ...acceptance(operation)], { kind: 'property' }),
      async ({ given, supplier, forAll }) => {
        const withText = await acceptedText(operation, given, supplier);
        await forAll(source, async (layout) => {
          const request = await given.plainRequest(operation);
          const body = withText(request.body);
          const reply = await supplier.send({ ...request, body, text: inLayout(body, layout) });

          expect(reply).toBeAccepted('API-JSON-LAYOUT');
        });
      },
    );
  });
