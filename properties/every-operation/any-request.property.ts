import { acceptance, checks, expect, fewOf, freeParts, suite, type JsonObject } from '../../harness/index.js';
import { mayBeRefused, ordinaryParts, partsOf, withParts } from '../arbitraries/request-parts.js';
import { anyRequest } from '../arbitraries/requests.js';

for (const [operation, any] of anyRequest)
  suite(operation, `any valid request of ${operation}`, (test) => {
    test(
      'any valid request is accepted and comes back unchanged, or refused for its content',
      checks(`${any.name}.any-request`, ['API-VALID-ACCEPTED', ...acceptance(operation)], { kind: 'property' }),
      async ({ given, supplier, forAll, note }) => {
        const { body: plain } = await given.plainRequest(operation);
        const source = freeParts(operation, { ...plain, id: 1 }, partsOf(any, plain));
        await forAll(fewOf(source, any.maxRequests ?? Infinity), async (parts) => {
          const send = async (some: JsonObject) => {
            const request = await given.plainRequest(operation);
            return supplier.send({ ...request, body: withParts(any, request.body, some) });
          };
          const first = await send(parts);
          if (!first.refused || !mayBeRefused(any, plain, parts)) return expect(first).toBeAccepted();
          expect(first).toBeAnswered();
          note('A code that is not listed, a reference or an id that the supplier does not know is refused.');
          // What it asks for may not be possible: then the rest of it is checked.
          const ordinary = ordinaryParts(any, plain, parts);
          if (ordinary) expect(await send(ordinary)).toBeAccepted();
        });
      },
    );
  });
