import { amendOrder, createOrder } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, freeParts, suite } from '../../harness/index.js';
import { orderChanges, orderContacts } from '../arbitraries/order.js';

suite(createOrder, 'any valid order', (test) => {
  test(
    'a valid order with any contacts is accepted and comes back unchanged',
    checks('create-order.any-contacts', ['API-VALID-ACCEPTED', ...acceptance(createOrder)], { kind: 'property' }),
    async ({ given, supplier, forAll }) => {
      const plain = await given.plainRequest(createOrder);
      await forAll(freeParts(createOrder, plain.body, orderContacts), async (contacts) => {
        const request = await given.plainRequest(createOrder);
        const reply = await supplier.send({ ...request, body: { ...request.body, ...contacts } });

        expect(reply).toBeAccepted();
      });
    },
  );
});

suite(amendOrder, 'any valid amendment of an order', (test) => {
  test(
    'any combination of amended contacts is accepted',
    checks('amend-order.any-change', ['API-VALID-ACCEPTED', ...acceptance(amendOrder)], { kind: 'property' }),
    async ({ given, orders, supplier, forAll }) => {
      const plain = await given.plainRequest(amendOrder);
      await forAll(freeParts(amendOrder, plain.body, orderChanges), async (changes) => {
        const order = await orders.order();
        const reply = await supplier.send({ operation: amendOrder, body: orders.amendmentOf(order, changes) });

        expect(reply).toBeAccepted();
      });
    },
  );
});
