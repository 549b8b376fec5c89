import { createOrder, sendUpdate } from '../../contract/requirements/index.js';
import {
  checks,
  everyKci,
  expectChange,
  expectKci,
  expectSoundKcis,
  Excluded,
  orderChanges,
  subjectOf,
  suite,
  type Given,
  type KnownEntity,
  type Order,
  type Reply,
} from '../../harness/index.js';

/** An order that goes through a lifecycle. */
interface Run {
  /** The answer that accepted it. */
  readonly reply: Reply;
  readonly order: Order;
  readonly entities: readonly KnownEntity[];
  /** The number of KCI posts that arrived before it. */
  readonly posts: number;
}

suite(sendUpdate, 'the lifecycle of an order', (test) => {
  test(
    'one KCI reports that an order is delayed, another that it is resumed',
    checks('lifecycle.order-delayed', ['OR-STATE-KCI', ...everyKci], { kind: 'lifecycle' }),
    async ({ given }) => {
      given.canProvoke('delayServiceOrder', 'resumeServiceOrder');
      const { reply, order, entities, posts } = await begin(given);

      await expectChange(reply, given, order, 'delayServiceOrder', orderChanges.delayed);
      await expectChange(reply, given, order, 'resumeServiceOrder', orderChanges.resumed);
      expectSoundKcis(reply, given, entities, posts);
    },
  );

  test(
    'a KCI reports that an order is completed',
    checks('lifecycle.order-completed', ['OR-STATE-KCI', ...everyKci], { kind: 'lifecycle' }),
    async ({ given }) => {
      given.canProvoke('completeServiceOrder');
      const { reply, order, entities, posts } = await begin(given);

      await expectChange(reply, given, order, 'completeServiceOrder', orderChanges.completed);
      given.ended(order);
      expectSoundKcis(reply, given, entities, posts);
    },
  );

  test(
    'a KCI with a new order reports an unsolicited cease',
    checks('lifecycle.unsolicited-cease', ['OR-STATE-KCI'], { kind: 'lifecycle' }),
    async ({ given }) => {
      given.canProvoke('unsolicitedCease');
      const { reply, order } = await begin(given);
      const { after, since, answer } = await given.provoke('unsolicitedCease', subjectOf(order));
      const reference = answer?.['supplierReference'];
      if (typeof reference !== 'string' || reference === order.reference)
        throw new Excluded(
          'The answer to the stimulus unsolicitedCease does not have the supplierReference of the cease, so its KCI cannot be identified.',
          'stimulus',
          { key: 'stimuli.unsolicitedCease' },
        );

      await expectKci(reply, given, {
        ...orderChanges.ceased,
        // The supplier started it, and the documents do not show which id it has or under which key.
        subject: { id: undefined, supplierReference: reference },
        about: `order ${reference}`,
        after,
        since,
      });
    },
  );
});

/** Places an order and waits until it is acknowledged. */
async function begin(given: Given): Promise<Run> {
  const posts = given.conversations.posts;
  const request = await given.plainRequest(createOrder);
  const after = given.kcisSoFar;
  const reply = await given.accepted(request);
  const order = await given.orders.acknowledged(request.body, reply);
  // A supplier that answers at once may also send a KCI; the next event must not overtake it.
  if (reply.status === 201) await given.unpromisedKci(subjectOf(order), after);
  return { reply, order, entities: [{ kind: 'service-order', id: order.id }], posts };
}
