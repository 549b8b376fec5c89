import { amendOrder, amendProblem, sendUpdate } from '../../contract/requirements/index.js';
import {
  checks,
  everyKci,
  expectChange,
  expectKciOutcome,
  expectSoundKcis,
  orderChanges,
  problemChanges,
  suite,
  type JsonObject,
  type Reply,
  type TestContext,
} from '../../harness/index.js';

/** How many problems or orders are amended at once, to find a supplier that forgets now and then. */
const several = 6;

const problemAmendments = {
  text: { notes: 'Amended: the end user can be called all day.' },
  list: { characteristics: [{ name: 'END_USER_CPE', value: 'Amended DX3301' }] },
  contact: { primaryContact: { name: 'Jane Smith', phoneNumber: '01234 567891' } },
} as const satisfies Readonly<Record<string, JsonObject>>;

const orderAmendments = {
  contact: { primaryContact: { name: 'Jane Smith', phoneNumber: '01234 567891' } },
  list: { serviceCharacteristics: [{ name: 'ENNI_ID', value: '2' }] },
} as const satisfies Readonly<Record<string, JsonObject>>;

suite(sendUpdate, 'service problems after an amendment', (test) => {
  for (const [what, changes] of Object.entries(problemAmendments))
    test(
      `an amended ${what} of a service problem is shown by every later KCI, and nothing else is changed`,
      checks(`lifecycle.problem-amended.${what}`, everyKci, { kind: 'lifecycle' }),
      async ({ given, problems, supplier }) => {
        given.canProvoke('holdServiceProblem', 'resumeServiceProblem');
        await given.ensureAccepted(amendProblem);
        const posts = given.conversations.posts;
        const problem = await problems.problem();
        const after = given.kcisSoFar;
        const body = problems.amendmentOf(problem, changes);
        const reply = await supplier.send({ operation: amendProblem, body });
        await given.leaveOpen(reply, 'What of a service problem is amended depends on the service.');

        await expectKciOutcome(given, reply, problem.id, after);
        await expectChange(reply, given, problem, 'holdServiceProblem', problemChanges.held);
        await expectChange(reply, given, problem, 'resumeServiceProblem', problemChanges.resumed);
        expectSoundKcis(reply, given, [{ kind: 'service-problem', id: problem.id }], posts);
      },
    );

  test(
    'two amendments of a service problem are both shown by every later KCI',
    checks('lifecycle.problem-amended.twice', everyKci, { kind: 'lifecycle' }),
    async ({ given, problems, supplier }) => {
      given.canProvoke('holdServiceProblem');
      await given.ensureAccepted(amendProblem);
      const posts = given.conversations.posts;
      const problem = await problems.problem();
      for (const what of ['text', 'contact'] as const) {
        const after = given.kcisSoFar;
        const body = problems.amendmentOf(problem, problemAmendments[what]);
        const reply = await supplier.send({ operation: amendProblem, body });
        await given.leaveOpen(reply, 'How often a service problem is amended depends on the supplier.');
        await expectKciOutcome(given, reply, problem.id, after);
        if (what === 'text') continue;
        await expectChange(reply, given, problem, 'holdServiceProblem', problemChanges.held);
        expectSoundKcis(reply, given, [{ kind: 'service-problem', id: problem.id }], posts);
      }
    },
  );

  test(
    'each of several amended service problems is shown with the new values',
    checks('lifecycle.problem-amended.several', everyKci, { kind: 'lifecycle' }),
    async ({ given, problems }) => {
      given.canProvoke('holdServiceProblem');
      await given.ensureAccepted(amendProblem);
      await expectEachShown(given, async () => {
        const problem = await problems.problem();
        const after = given.kcisSoFar;
        const reply = await given.accepted({ operation: amendProblem, body: problems.amendment(problem) });
        await expectKciOutcome(given, reply, problem.id, after);
        await expectChange(reply, given, problem, 'holdServiceProblem', problemChanges.held);
        return { reply, entity: { kind: 'service-problem', id: problem.id } };
      });
    },
  );
});

suite(sendUpdate, 'orders after an amendment', (test) => {
  for (const [what, changes] of Object.entries(orderAmendments))
    test(
      `an amended ${what} of an order is shown by every later KCI, and nothing else is changed`,
      checks(`lifecycle.order-amended.${what}`, everyKci, { kind: 'lifecycle' }),
      async ({ given, orders, supplier }) => {
        given.canProvoke('delayServiceOrder', 'resumeServiceOrder');
        await given.ensureAccepted(amendOrder);
        const posts = given.conversations.posts;
        const order = await orders.order();
        const after = given.kcisSoFar;
        const reply = await supplier.send({ operation: amendOrder, body: orders.amendmentOf(order, changes) });
        await given.leaveOpen(reply, 'What of an order is amended depends on the service.');

        await expectKciOutcome(given, reply, order.id, after);
        await expectChange(reply, given, order, 'delayServiceOrder', orderChanges.delayed);
        await expectChange(reply, given, order, 'resumeServiceOrder', orderChanges.resumed);
        expectSoundKcis(reply, given, [{ kind: 'service-order', id: order.id }], posts);
      },
    );

  test(
    'two amendments of an order are both shown by every later KCI',
    checks('lifecycle.order-amended.twice', everyKci, { kind: 'lifecycle' }),
    async ({ given, orders, supplier }) => {
      given.canProvoke('delayServiceOrder');
      await given.ensureAccepted(amendOrder);
      const posts = given.conversations.posts;
      const order = await orders.order();
      for (const what of ['contact', 'list'] as const) {
        const after = given.kcisSoFar;
        const reply = await supplier.send({
          operation: amendOrder,
          body: orders.amendmentOf(order, orderAmendments[what]),
        });
        await given.leaveOpen(reply, 'How often an order is amended depends on the supplier.');
        await expectKciOutcome(given, reply, order.id, after);
        if (what === 'contact') continue;
        await expectChange(reply, given, order, 'delayServiceOrder', orderChanges.delayed);
        expectSoundKcis(reply, given, [{ kind: 'service-order', id: order.id }], posts);
      }
    },
  );

  test(
    'each of several amended orders is shown with the new values',
    checks('lifecycle.order-amended.several', everyKci, { kind: 'lifecycle' }),
    async ({ given, orders }) => {
      given.canProvoke('delayServiceOrder');
      await given.ensureAccepted(amendOrder);
      await expectEachShown(given, async () => {
        const order = await orders.order();
        const after = given.kcisSoFar;
        const reply = await given.accepted({ operation: amendOrder, body: orders.amendment(order) });
        await expectKciOutcome(given, reply, order.id, after);
        await expectChange(reply, given, order, 'delayServiceOrder', orderChanges.delayed);
        return { reply, entity: { kind: 'service-order', id: order.id } };
      });
    },
  );
});

/** Something that was amended, and the answer to that. */
interface Amended {
  readonly reply: Reply;
  readonly entity: { readonly kind: 'service-problem' | 'service-order'; readonly id: number };
}

/** Amends several at once, and expects sound KCIs about each. */
async function expectEachShown(given: TestContext['given'], amend: () => Promise<Amended>): Promise<void> {
  const posts = given.conversations.posts;
  const amended = await Promise.all(Array.from({ length: several }, amend));
  const [{ reply }] = amended as [Amended];
  expectSoundKcis(
    reply,
    given,
    amended.map(({ entity }) => entity),
    posts,
  );
}
