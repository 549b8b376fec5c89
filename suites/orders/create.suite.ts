import { cancelOrder, createOrder } from '../../contract/requirements/index.js';
import {
  acceptance,
  accepts,
  checks,
  everyAnswer,
  expect,
  expectDifferentReferences,
  suite,
  textIn,
  violates,
} from '../../harness/index.js';

const accepted = acceptance(createOrder);

suite(createOrder, 'place an order', (test) => {
  test(
    'a plain order to provide a service is acknowledged, or accepted for later',
    checks('create-order.plain', ['API-VALID-ACCEPTED', ...accepted], { smoke: true }),
    async ({ given }) => {
      const reply = await given.plainAnswer(createOrder);

      expect(reply).toBeAccepted();
    },
  );

  for (const orderType of ['START', 'TAKEOVER', 'TRANSFER', 'SWAP'])
    test(
      `an order of the type ${orderType}, where it is accepted, comes back with that type`,
      checks(`create-order.type.${orderType}`, accepted),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(createOrder);
        const reply = await supplier.send({ ...request, body: { ...request.body, orderType } });
        await given.leaveOpen(
          reply,
          'An order of this type needs an existing line, and the documents do not give one.',
        );

        expect(reply).toBeAccepted();
      },
    );

  for (const [id, contact] of [
    ['email', { name: 'John Smith', phoneNumber: '01234 567890', email: 'john@smith.com' }],
    ['phone.shortest', { name: 'John Smith', phoneNumber: '12345678' }],
    ['phone.international', { name: 'John Smith', phoneNumber: '+44 1234-567890 #12' }],
  ] as const)
    test(
      `a primary contact of ${Object.values(contact).join(', ')} is accepted`,
      checks(`create-order.contact.${id}`, ['API-VALID-ACCEPTED', ...accepted]),
      accepts(createOrder, {
        change: { places: ['/primaryContact'], from: (body) => ({ ...body, primaryContact: { ...contact } }) },
      }),
    );

  test(
    'an order without the optional secondary contact is accepted',
    checks('create-order.without-secondary-contact', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, supplier }) => {
      const request = await given.plainRequest(createOrder);
      const { secondaryContact: _, ...body } = request.body;
      const reply = await supplier.send({ ...request, body });

      expect(reply).toBeAccepted();
    },
  );

  test(
    'an order with a secondary contact comes back with that contact',
    checks('create-order.secondary-contact', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, supplier }) => {
      const request = await given.plainRequest(createOrder);
      const secondaryContact = { name: 'Jane Smith', phoneNumber: '01234 567891', email: 'jane@smith.com' };
      const reply = await supplier.send({ ...request, body: { ...request.body, secondaryContact } });

      expect(reply).toBeAccepted();
    },
  );

  test(
    'an order whose body and header name different tenants is answered in a documented way',
    checks('create-order.other-tenant', everyAnswer),
    async ({ given, supplier }) => {
      const request = await given.plainRequest(createOrder);
      const reply = await supplier.send({ ...request, body: { ...request.body, tenant: 'OTHER_TENANT' } });

      expect(reply).toBeAnswered();
    },
  );

  test(
    'an order that names an unknown reservation is answered in a documented way',
    checks('create-order.unknown-reservation', everyAnswer),
    async ({ given, orders, supplier, nextId }) => {
      const request = await given.plainRequest(createOrder);
      const reply = await supplier.send({ ...request, body: { ...request.body, ...orders.naming({ id: nextId() }) } });

      expect(reply).toBeAnswered();
    },
  );

  test(
    'several orders have different references',
    checks('create-order.references-differ', ['OR-REFERENCE-UNIQUE'], { smoke: true }),
    async ({ given, supplier }) => {
      const placed = [];
      for (let count = 0; count < 4; count++) {
        const reply = await supplier.send(await given.plainRequest(createOrder));
        placed.push({ reply, reference: textIn(reply, 'supplierOrderReference') });
      }

      expectDifferentReferences('OR-REFERENCE-UNIQUE', placed, '/supplierOrderReference');
    },
  );

  test(
    'a cancellation that quotes the reference of the order is accepted',
    checks('create-order.reference-usable', ['OR-REFERENCE-USABLE']),
    async ({ given, orders, supplier, note }) => {
      await given.ensureAccepted(cancelOrder);
      const request = await given.plainRequest(createOrder);
      const placed = await supplier.send(request);
      expect(placed).toBeAnswered();
      const order = await orders.acknowledged(request.body, placed);
      if (order.reference === undefined) return note('The answer has no reference of the order.');
      const quoting = orders.cancellationOf(order, { supplierOrderReference: order.reference });
      const refused = await supplier.send({ operation: cancelOrder, body: quoting });
      if (!refused.refused) return;
      const byId = await supplier.send({ operation: cancelOrder, body: orders.cancellationOf(order, {}) });

      if (byId.accepted)
        violates(placed, 'OR-REFERENCE-USABLE', {
          reason: `The supplier issues the reference ${order.reference} but then refuses a cancellation that quotes it.`,
          expected: `a cancellation that quotes ${order.reference} is accepted, as one without a reference is`,
          actual: refused.summary,
          pointer: '/supplierOrderReference',
        });
    },
  );

  test(
    'orders that are placed at the same time are not mixed up',
    checks('create-order.at-once', ['OR-REFERENCE-UNIQUE', 'API-VALID-ACCEPTED', ...accepted]),
    async ({ given, supplier }) => {
      const requests = await Promise.all(Array.from({ length: 6 }, () => given.plainRequest(createOrder)));
      const replies = await Promise.all(
        requests.map((request, index) => {
          const primaryContact = { name: `Contact no. ${index}`, phoneNumber: '01234 567890' };
          return supplier.send({ ...request, body: { ...request.body, primaryContact } });
        }),
      );

      for (const reply of replies) expect(reply).toBeAccepted();
      expectDifferentReferences(
        'OR-REFERENCE-UNIQUE',
        replies.map((reply) => ({ reply, reference: textIn(reply, 'supplierOrderReference') })),
        '/supplierOrderReference',
      );
    },
  );
});
