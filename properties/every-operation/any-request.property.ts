import { acceptance, checks, expect, fewOf, freeParts, suite, type JsonObject } from '../../harness/index.js';
import { mayBeRefused, partsOf, withoutReferences, withParts } from '../arbitraries/request-parts.js';
import { anyRequest } from '../arbitraries/requests.js';

for (const [operation, any] of anyRequest)
  suite(operation, `any valid request of ${operation}`, (test) => {
    test(
      'any valid request is accepted and comes back unchanged, or refused for its content',
      checks(`${any.name}.any-request`, ['API-VALID-ACCEPTED', ...acceptance(operation)], { kind: 'property' }),
      async ({ given, supplier, forAll }) => {
        const { body: plain } = await given.plainRequest(operation);
        const source = freeParts(operation, { ...plain, id: 1 }, partsOf(any, plain));
        await forAll(fewOf(source, any.maxRequests ?? Infinity), async (parts) => {
          const send = async (some: JsonObject) => {
            const request = await given.plainRequest(operation);
            return supplier.send({ ...request, body: withParts(any, request.body, some) });
          };
          const first = await send(parts);
          // What it refers to may not exist: then the request is tried without the references.
          const others = first.refused ? withoutReferences(any, parts) : undefined;
          const reply = others ? await send(others) : first;
          if (reply.refused && mayBeRefused(any, plain, others ?? parts)) return;

          expect(reply).toBeAccepted();
        });
      },
    );
  });
