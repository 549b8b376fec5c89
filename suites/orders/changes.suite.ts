import { amendOrder, cancelOrder, createOrder } from '../../contract/requirements/index.js';
import { checks, expect, expectReferencesOfChanges, expectOnlyNamed, suite, violates } from '../../harness/index.js';

suite(amendOrder, 'amendments of several orders, and of one field', (test) => {
  test(
    'amendments of several orders have different references',
    checks('amend-order.references-differ', ['OR-AMEND-REFERENCE']),
    async ({ given, orders, supplier }) => {
      await given.ensureAccepted(amendOrder);
      await expectReferencesOfChanges('OR-AMEND-REFERENCE', async () =>
        supplier.send({ operation: amendOrder, body: orders.amendment(await orders.order()) }),
      );
    },
  );

  test(
    'the answer to an amendment of the hazards has all other fields of the order as they were',
    checks('amend-order.only-named', ['OR-AMEND-ONLY-NAMED']),
    async ({ given, orders, supplier }) => {
      await given.ensureAccepted(amendOrder);
      const request = await given.plainRequest(createOrder);
      const order = await orders.acknowledged(request.body, await given.accepted(request));
      const body = orders.amendmentOf(order, { hazards: 'A dog in the garden' });
      const reply = await supplier.send({ operation: amendOrder, body });
      await given.leaveOpen(reply, 'The supplier decides what of an order can be amended.');

      expectOnlyNamed(reply, 'OR-AMEND-ONLY-NAMED', { before: request.body, named: body });
      expect(reply).toBeAnswered();
    },
  );
});

suite(cancelOrder, 'cancellations of several orders, and of one at the same time', (test) => {
  test(
    'cancellations of several orders have different references',
    checks('cancel-order.references-differ', ['OR-CANCEL-REFERENCE']),
    async ({ given, orders, supplier }) => {
      await given.ensureAccepted(cancelOrder);
      await expectReferencesOfChanges('OR-CANCEL-REFERENCE', async () =>
        supplier.send({ operation: cancelOrder, body: orders.cancellation(await orders.order()) }),
      );
    },
  );

  test(
    'of two cancellations of one order at the same time, one is confirmed',
    checks('cancel-order.at-once', ['OR-CANCEL-ONCE'], { kind: 'lifecycle' }),
    async ({ given, orders, supplier }) => {
      await given.ensureAccepted(cancelOrder);
      const order = await orders.order();
      const replies = await Promise.all(
        [0, 1].map(() => supplier.send({ operation: cancelOrder, body: orders.cancellation(order) })),
      );

      for (const reply of replies) expect(reply).toBeAnswered();
      const [first, second] = replies.filter(({ status }) => status === 201);
      if (first && second)
        violates(second, 'OR-CANCEL-ONCE', {
          reason: 'Two cancellations of one order, sent at the same time, are both confirmed.',
          expected: 'one 201 and one refusal',
          actual: `${first.summary}; ${second.summary}`,
        });
    },
  );
});
