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
  type Reply,
  type TestContext,
} from '../../harness/index.js';
import { anyCreation } from '../arbitraries/creations.js';
import { partsOf, withParts } from '../arbitraries/request-parts.js';

/** So many bodies are sent again; fewer where each takes something away from others. */
const bodies = 8;
const scarceBodies = 2;

for (const { operation, any, reference, unique, toldOf = false } of anyCreation)
  suite(operation, `a request of ${operation} again`, (test) => {
    test(
      'a body that comes again is a request of its own with another id, and taken or refused with the same one',
      checks(`${any.name}.any-repeat`, [...(unique ? [unique] : []), ...acceptance(operation)], { kind: 'property' }),
      async (context) => {
        const { given, supplier, forAll, nextId, note, profile } = context;
        const { body: plain } = await given.plainRequest(operation);
        const source = freeParts(operation, { ...plain, id: 1 }, partsOf(any, plain));
        await forAll(fewOf(source, any.most === undefined ? bodies : scarceBodies), async (parts) => {
          const request = await given.plainRequest(operation);
          const body = withParts(any, request.body, parts);
          const first = await supplier.send({ ...request, body });
          expect(first).toBeAnswered();
          if (!first.accepted) return;

          const other = await supplier.send({ ...request, body: { ...body, id: nextId() } });
          // Whether there may be two of a kind is the supplier's to say: there is one slot, or one fault of a line.
          if (other.refused) expect(other).toBeAnswered();
          else expect(other).toBeAccepted();
          const handedOut = [first, other].map((reply) => ({ reply, reference: textIn(reply, reference) }));
          if (unique) expectDifferentReferences(unique, handedOut, `/${reference}`);

          // KCIs about two things with one id could not be told apart.
          if (first.status === 202 || (toldOf && profile.kcis)) return;
          const again = await supplier.send({ ...request, body });
          if (again.refused) return expect(again).toBeAnswered();
          const isSame = textIn(again, reference) === textIn(first, reference);
          note(`The same request a second time is answered with ${isSame ? 'the same' : 'another'} reference.`);
          if (!isSame) await cancelBoth(context, Number(body['id']), [first, again]);
          expect(again).toBeAccepted();
        });
      },
    );
  });

/** The suite takes back what has one id by that id: of two, both are cancelled here by their references. */
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
