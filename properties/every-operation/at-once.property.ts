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
import { anyParts, atOnce, SharedRequests } from './shared-requests.js';

/** How often requests are sent at once, unless each uses up something that others need. */
const rounds = 5;

for (const { operation, any, whole, reference, unique } of anyCreation)
  suite(operation, `valid requests of ${operation} at once`, (test) => {
    test(
      'valid requests sent at once are each answered with their own data, headers and reference',
      checks(`${any.name}.any-at-once`, ['API-VALID-ACCEPTED', ...(unique ? [unique] : []), ...acceptance(operation)], {
        kind: 'property',
      }),
      async (context) => {
        const { given, supplier, forAll, examines } = context;
        const { body: plain } = await given.plainRequest(operation);
        const like = anyParts(operation, whole, plain);
        const source = freeParts(operation, { ...plain, id: 1 }, { ...partsOf(any, plain), like });
        const isScarce = any.maxRequests !== undefined;
        const shared = new SharedRequests(context, operation, whole, plain);
        await forAll(
          severalOf(source, atOnce(any), isScarce ? 1 : rounds),
          async (several) => {
            const requests = await Promise.all(several.map(() => given.plainRequest(operation)));
            const replies = await Promise.all(
              requests.map((request, index) =>
                supplier.send({ ...request, body: withParts(any, request.body, several[index] ?? {}) }),
              ),
            );
            for (const [index, reply] of replies.entries())
              if (reply.refused && mayBeRefused(any, plain, several[index] ?? {})) expect(reply).toBeAnswered();
              else expect(reply).toBeAccepted();
            if (unique)
              expectDifferentReferences(
                unique,
                replies.map((reply) => ({ reply, reference: textIn(reply, reference) })),
                `/${reference}`,
              );
          },
          {
            requestsOfEach: atOnce(any),
            ...(examines(`${any.name}.any-request`) && {
              settled: shared.asGroup(partsOf(any, plain).free, reference, unique),
            }),
          },
        );
      },
    );
  });
