import { amendOrder, cancelOrder, checkAvailability, createOrder } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, suite } from '../../harness/index.js';

suite(cancelOrder, 'from availability to a cancelled order', (test) => {
  test(
    'an order with an appointment is amended and cancelled like any other',
    checks('journey.order', ['API-VALID-ACCEPTED', ...acceptance(cancelOrder)], { kind: 'lifecycle' }),
    async ({ given, appointments, orders, supplier }) => {
      await given.accepted(await given.plainRequest(checkAvailability));
      const reservation = await appointments.reservation();
      const request = await given.plainRequest(createOrder);
      const body = { ...request.body, ...orders.naming(reservation) };
      const order = await orders.acknowledged(body, await given.accepted({ ...request, body }));
      await given.ensureAccepted(amendOrder);
      await given.accepted({ operation: amendOrder, body: orders.amendment(order) });
      await given.ensureAccepted(cancelOrder);
      const cancelled = await supplier.send({ operation: cancelOrder, body: orders.cancellation(order) });

      expect(cancelled).toBeAccepted();
    },
  );
});
