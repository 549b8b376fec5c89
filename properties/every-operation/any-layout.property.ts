import { acceptance, checks, expect, suite } from '../../harness/index.js';
import { inLayout, type JsonLayout } from '../arbitraries/json-layout.js';
import { anyRequest } from '../arbitraries/requests.js';
import { layoutsFor, textFor } from './layouts-with-headers.js';
import { shownByAny } from './shared-requests.js';

/** Of so many layouts, one is tried with a text that has everything that JSON can write in several ways. */
const layoutsForOneWithText = 4;

for (const [operation, any] of anyRequest)
  suite(operation, `any layout of ${operation}`, (test) => {
    test(
      'a valid body in any JSON layout is accepted and comes back unchanged',
      checks(`${any.name}.any-layout`, ['API-JSON-LAYOUT', ...acceptance(operation)], { kind: 'property' }),
      async (context) => {
        const { given, supplier, forAll, shared } = context;
        const withText = await textFor(context, operation);
        // What any request happens to have in its texts shows little of how those may be written: all layouts get
        // a text with everything in it where something is looked for again.
        const { settled } = shared ? await shownByAny<JsonLayout>(context, operation) : {};
        const isToHaveText = (index: number) => withText !== undefined && index % layoutsForOneWithText === 0;
        await forAll(
          layoutsFor(operation),
          async (layout) => {
            const request = await given.plainRequest(operation);
            const body = withText?.(request.body) ?? request.body;
            const reply = await supplier.send({ ...request, body, text: inLayout(body, layout) });

            expect(reply).toBeAccepted('API-JSON-LAYOUT');
          },
          settled
            ? {
                settled: async (...value) => (isToHaveText(value[1]) ? undefined : settled(...value)),
                settledByOthers: true,
              }
            : {},
        );
      },
    );
  });
