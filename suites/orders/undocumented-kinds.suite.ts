import { amendOrder, createOrder } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, suite } from '../../harness/index.js';

const kinds = ['cease', 'modify'] as const;

suite(createOrder, 'place an order whose body the documents do not show', (test) => {
  for (const kind of kinds)
    test(
      `an order to ${kind} a service is acknowledged, or accepted for later`,
      checks(`create-order.${kind}`, acceptance(createOrder)),
      async ({ orders, supplier }) => {
        const request = orders.undocumentedOrder(kind);
        const reply = await supplier.send(request);
        orders.giveUpOn(reply, `testData.${kind}Order`);

        expect(reply).toBeAccepted();
      },
    );
});

suite(amendOrder, 'amend an order whose body the documents do not show', (test) => {
  for (const kind of kinds)
    test(
      `an amendment of an order to ${kind} a service is applied, or accepted for later`,
      checks(`amend-order.${kind}`, acceptance(amendOrder)),
      async ({ orders, supplier }) => {
        const request = await orders.undocumentedAmendment(kind);
        const reply = await supplier.send(request);
        orders.giveUpOn(reply, `testData.${kind}OrderAmendment`);

        expect(reply).toBeAccepted();
      },
    );
});
