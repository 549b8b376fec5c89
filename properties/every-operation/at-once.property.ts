import {
  acceptance,
  checks,
  expect,
  expectDifferentReferences,
  freeParts,
  severalOf,
  suite,
  textIn,
} from '../../harness/index.js';
import { anyCreation } from '../arbitraries/creations.js';
import { mayBeRefused, partsOf, withParts } from '../arbitraries/request-parts.js';

/** So many requests at once, and so often, unless each takes something away from others. */
const requestsAtOnce = 6;
const rounds = 5;

for (const { operation, any, reference, unique } of anyCreation)
  suite(operation, `valid requests of ${operation} at once`, (test) => {
    test(
      'valid requests that come at once are each answered with their own data, headers and reference',
      checks(`${any.name}.any-at-once`, ['API-VALID-ACCEPTED', ...(unique ? [unique] : []), ...acceptance(operation)], {
        kind: 'property',
      }),
      async ({ given, supplier, forAll }) => {
        const { body: plain } = await given.plainRequest(operation);
        const source = freeParts(operation, { ...plain, id: 1 }, partsOf(any, plain));
        const isScarce = any.most !== undefined;
        await forAll(severalOf(source, isScarce ? 3 : requestsAtOnce, isScarce ? 1 : rounds), async (several) => {
          const requests = await Promise.all(several.map(() => given.plainRequest(operation)));
          const replies = await Promise.all(
            requests.map((request, index) =>
              supplier.send({ ...request, body: withParts(any, request.body, several[index] ?? {}) }),
            ),
          );
          for (const [index, reply] of replies.entries())
            if (!reply.refused || !mayBeRefused(any, plain, several[index] ?? {})) expect(reply).toBeAccepted();
          if (unique)
            expectDifferentReferences(
              unique,
              replies.map((reply) => ({ reply, reference: textIn(reply, reference) })),
              `/${reference}`,
            );
        });
      },
    );
  });
