import { cancelOrder, cancelProblem, createOrder, createProblem } from '../../contract/requirements/index.js';
import {
  acceptance,
  checks,
  expect,
  expectDifferentReferences,
  fewOf,
  freeParts,
  suite,
  textIn,
  type JsonObject,
  type Reply,
  type TestContext,
} from '../../harness/index.js';
import { anyCreation } from '../arbitraries/creations.js';
import { partsOf, withParts } from '../arbitraries/request-parts.js';

/** How many bodies are sent again; fewer if each uses up something that others need. */
const bodies = 4;
const scarceBodies = 2;

/** Each is sent once, again with another id, and again as it is. */
const requestsOfEach = 3;

for (const { operation, any, reference, unique, reportedByKci = false } of anyCreation)
  suite(operation, `a request of ${operation} again`, (test) => {
    test(
      'a repeated body with another id is a separate request, and one with the same id is accepted or refused',
      checks(`${any.name}.any-repeat`, [...(unique ? [unique] : []), ...acceptance(operation)], { kind: 'property' }),
      async (context) => {
        const { given, supplier, forAll, nextId, note, profile } = context;
        const { body: plain } = await given.plainRequest(operation);
        const source = freeParts(operation, { ...plain, id: 1 }, partsOf(any, plain));
        const values = fewOf(source, any.maxRequests === undefined ? bodies : scarceBodies);
        const isSeparate = async (parts: JsonObject) => {
          const request = await given.plainRequest(operation);
          const body = withParts(any, request.body, parts);
          const first = await supplier.send({ ...request, body });
          expect(first).toBeAnswered();
          if (!first.accepted) return;

          const other = await supplier.send({ ...request, body: { ...body, id: nextId() } });
          // A supplier need not accept a second one: a slot can be reserved once, and a line may have one open problem.
          if (other.refused) expect(other).toBeAnswered();
          else expect(other).toBeAccepted();
          const handedOut = [first, other].map((reply) => ({ reply, reference: textIn(reply, reference) }));
          if (unique) expectDifferentReferences(unique, handedOut, `/${reference}`);

          // KCIs about two entities with the same id could not be distinguished.
          if (first.status === 202 || (reportedByKci && profile.kcis)) return;
          const again = await supplier.send({ ...request, body });
          if (again.refused) return expect(again).toBeAnswered();
          const isSame = textIn(again, reference) === textIn(first, reference);
          note(`The repeated request is answered with ${isSame ? 'the same' : 'another'} reference.`);
          if (!isSame) await cancelBoth(context, Number(body['id']), [first, again]);
          expect(again).toBeAccepted();
        };
        await forAll(values, isSeparate, { requestsOfEach });
      },
    );
  });

/**
 * The suite's own clean-up goes by id, which does not work for two with the same id. So both are cancelled here, by
 * their references.
 */
async function cancelBoth({ orders, problems, supplier }: TestContext, id: number, replies: readonly Reply[]) {
  for (const reply of replies) {
    const [problem, order] = [textIn(reply, 'supplierReference'), textIn(reply, 'supplierOrderReference')];
    if (reply.operation.key === createProblem && problem !== undefined)
      await supplier.send({
        operation: cancelProblem,
        body: problems.cancellationOf({ id, reference: problem, body: {} }, {}),
      });
    if (reply.operation.key === createOrder && order !== undefined)
      await supplier.send({
        operation: cancelOrder,
        body: orders.cancellationOf({ id }, { supplierOrderReference: order }),
      });
  }
}
