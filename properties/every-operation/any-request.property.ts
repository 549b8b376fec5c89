import { acceptance, checks, expect, fewOf, freeParts, suite } from '../../harness/index.js';
import { mayBeRefused, partsOf, withParts } from '../arbitraries/request-parts.js';
import { anyRequest } from '../arbitraries/requests.js';

for (const [operation, any] of anyRequest)
  suite(operation, `any valid request of ${operation}`, (test) => {
    test(
      'any valid request is accepted and comes back unchanged, or refused for what it asks',
      checks(`${any.name}.any-request`, ['API-VALID-ACCEPTED', ...acceptance(operation)], { kind: 'property' }),
      async ({ given, supplier, forAll }) => {
        const { body: plain } = await given.plainRequest(operation);
        const source = freeParts(operation, { ...plain, id: 1 }, partsOf(any, plain));
        await forAll(fewOf(source, any.most ?? Infinity), async (parts) => {
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({ ...request, body: withParts(any, request.body, parts) });
          if (reply.refused && mayBeRefused(any, plain, parts)) return;

          expect(reply).toBeAccepted();
        });
      },
    );
  });
