import { cancelOrder } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, expectRefusedNowOrLater, refusal, suite } from '../../harness/index.js';

const accepted = acceptance(cancelOrder);

suite(cancelOrder, 'cancel an order', (test) => {
  test(
    'a plain cancellation of an acknowledged order is confirmed, or accepted for later',
    checks('cancel-order.plain', ['API-VALID-ACCEPTED', ...accepted], { smoke: true }),
    async ({ given }) => {
      const reply = await given.plainAnswer(cancelOrder);

      expect(reply).toBeAccepted();
    },
  );

  for (const reasonCode of ['CUSTOMER_CHANGED_MIND', 'INSTALL_FAILED', 'NETWORK_ISSUE', 'NO_LONGER_REQUIRED', 'OTHER'])
    test(
      `the documented reason ${reasonCode} is accepted`,
      checks(`cancel-order.reason.${reasonCode}`, ['API-VALID-ACCEPTED', ...accepted]),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(cancelOrder);
        const reply = await supplier.send({ ...request, body: { ...request.body, reasonCode } });

        expect(reply).toBeAccepted();
      },
    );

  test(
    "a cancellation that does not quote the supplier's reference is accepted",
    checks('cancel-order.without-reference', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, orders, supplier }) => {
      await given.ensureAccepted(cancelOrder);
      const body = orders.cancellationOf(await orders.order(), {});
      const reply = await supplier.send({ operation: cancelOrder, body });

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a cancellation of an unknown order is refused with 422',
    checks('cancel-order.unknown', ['OR-CANCEL-UNKNOWN', 'OR-REJECTION-CODE', ...refusal], { smoke: true }),
    async ({ given, orders, supplier, nextId }) => {
      const about = { id: nextId() };
      const after = given.kcisSoFar;
      const reply = await supplier.send({ operation: cancelOrder, body: orders.cancellation(about) });

      await expectRefusedNowOrLater(reply, given, {
        about,
        by: 'OR-CANCEL-UNKNOWN',
        confirmedBy: 'CANCELLED',
        after,
        otherwise: 'OR-REJECTION-CODE',
      });
      await given.ensureAccepted(cancelOrder);
    },
  );

  test(
    'a second cancellation of a cancelled order is refused with 422',
    checks('cancel-order.twice', ['OR-CANCEL-TWICE', 'OR-REJECTION-CODE', ...refusal], {
      kind: 'lifecycle',
      smoke: true,
    }),
    async ({ given, orders, supplier }) => {
      const about = await orders.cancelledOrder();
      const after = given.kcisSoFar;
      const reply = await supplier.send({ operation: cancelOrder, body: orders.cancellation(about) });

      await expectRefusedNowOrLater(reply, given, {
        about,
        by: 'OR-CANCEL-TWICE',
        confirmedBy: 'CANCELLED',
        after,
        otherwise: 'OR-REJECTION-CODE',
      });
    },
  );

  test(
    'a cancellation of a completed order is refused with 422',
    checks('cancel-order.after-completion', ['OR-CANCEL-ENDED', 'OR-REJECTION-CODE', ...refusal], {
      kind: 'lifecycle',
    }),
    async ({ given, orders, supplier }) => {
      given.canProvoke('completeServiceOrder');
      await given.ensureAccepted(cancelOrder);
      const about = await orders.completedOrder();
      const after = given.kcisSoFar;
      const reply = await supplier.send({ operation: cancelOrder, body: orders.cancellation(about) });

      await expectRefusedNowOrLater(reply, given, {
        about,
        by: 'OR-CANCEL-ENDED',
        confirmedBy: 'CANCELLED',
        after,
        otherwise: 'OR-REJECTION-CODE',
      });
    },
  );
});
