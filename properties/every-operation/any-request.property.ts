import { acceptance, checks, suite } from '../../harness/index.js';
import { anyRequest } from '../arbitraries/requests.js';
import { anyParts, sendAny, SharedRequests } from './shared-requests.js';

for (const [operation, any] of anyRequest)
  suite(operation, `any valid request of ${operation}`, (test) => {
    test(
      'any valid request is accepted and comes back unchanged, or refused for its content',
      checks(`${any.name}.any-request`, ['API-VALID-ACCEPTED', ...acceptance(operation)], { kind: 'property' }),
      async (context) => {
        const { body: plain } = await context.given.plainRequest(operation);
        const shared = new SharedRequests(context, operation, any, plain);
        await context.forAll(
          anyParts(operation, any, plain),
          async (parts) => void (await sendAny(context, operation, any, parts)),
          { settled: shared.asDrawn },
        );
      },
    );
  });
