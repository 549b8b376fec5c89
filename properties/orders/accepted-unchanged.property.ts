import { amendOrder, createOrder } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, suite } from '../../harness/index.js';
import { anyOrder, anyOrderAmendment, orderChanges, orderContacts } from '../arbitraries/order.js';
import { freePartsOfAny } from '../every-operation/shared-requests.js';

suite(createOrder, 'any valid order', (test) => {
  test(
    'a valid order with any contacts is accepted and comes back unchanged',
    checks('create-order.any-contacts', ['API-VALID-ACCEPTED', ...acceptance(createOrder)], { kind: 'property' }),
    async (context) => {
      const { given, supplier, forAll } = context;
      const plain = await given.plainRequest(createOrder);
      const [source, options] = freePartsOfAny(context, createOrder, anyOrder, plain.body, orderContacts);
      await forAll(
        source,
        async (contacts) => {
          const request = await given.plainRequest(createOrder);
          const reply = await supplier.send({ ...request, body: { ...request.body, ...contacts } });

          expect(reply).toBeAccepted();
        },
        options,
      );
    },
  );
});

suite(amendOrder, 'any valid amendment of an order', (test) => {
  test(
    'any combination of amended contacts is accepted',
    checks('amend-order.any-change', ['API-VALID-ACCEPTED', ...acceptance(amendOrder)], { kind: 'property' }),
    async (context) => {
      const { given, orders, supplier, forAll } = context;
      const plain = await given.plainRequest(amendOrder);
      const [source, options] = freePartsOfAny(context, amendOrder, anyOrderAmendment, plain.body, orderChanges);
      await forAll(
        source,
        async (changes) => {
          const order = await orders.order();
          const reply = await supplier.send({ operation: amendOrder, body: orders.amendmentOf(order, changes) });

          expect(reply).toBeAccepted();
        },
        options,
      );
    },
  );
});
