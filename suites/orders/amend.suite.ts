import { amendOrder } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, expectRefusedNowOrLater, refusal, suite } from '../../harness/index.js';

const accepted = acceptance(amendOrder);
const contact = { name: 'Jane Smith', phoneNumber: '+44 1234-567891 #12', email: 'Jane.Smith@Example.NET' };

suite(amendOrder, 'amend an order', (test) => {
  test(
    'a plain amendment of an acknowledged order is applied, or accepted for later',
    checks('amend-order.plain', ['API-VALID-ACCEPTED', ...accepted], { smoke: true }),
    async ({ given }) => {
      const reply = await given.plainAnswer(amendOrder);

      expect(reply).toBeAccepted();
    },
  );

  for (const [field, value] of Object.entries({
    primaryContact: contact,
    secondaryContact: contact,
    hazards: 'A dog in the garden',
    onSiteRestrictions: 'Ring the bell at the gate',
  }))
    test(
      `an amendment of ${field} is accepted`,
      checks(`amend-order.field.${field}`, ['API-VALID-ACCEPTED', ...accepted]),
      async ({ given, orders, supplier }) => {
        await given.ensureAccepted(amendOrder);
        const body = orders.amendmentOf(await orders.order(), { [field]: value });
        const reply = await supplier.send({ operation: amendOrder, body });

        expect(reply).toBeAccepted();
      },
    );

  for (const [field, value] of Object.entries({
    serviceCharacteristics: [
      { name: 'ENNI_ID', value: '1' },
      { name: 'ENNI_ID', value: '1' },
    ],
    requestedCompletionDate: '2099-01-12',
    engineerTasks: ['TEST_SINGLE_DEVICE'],
  }))
    test(
      `an amendment of ${field}, where it is accepted, is answered as documented`,
      checks(`amend-order.field.${field}`, accepted),
      async ({ given, orders, supplier }) => {
        await given.ensureAccepted(amendOrder);
        const body = orders.amendmentOf(await orders.order(), { [field]: value });
        const reply = await supplier.send({ operation: amendOrder, body });
        await given.leaveOpen(reply, `A supplier need not allow this change of ${field}.`);

        expect(reply).toBeAccepted();
      },
    );

  test(
    'an amendment of an unknown order is refused with 422',
    checks('amend-order.unknown', ['OR-AMEND-UNKNOWN', 'OR-REJECTION-CODE', ...refusal], { smoke: true }),
    async ({ given, orders, supplier, nextId }) => {
      const about = { id: nextId() };
      const after = given.kcisSoFar;
      const reply = await supplier.send({ operation: amendOrder, body: orders.amendment(about) });

      await expectRefusedNowOrLater(reply, given, {
        about,
        by: 'OR-AMEND-UNKNOWN',
        confirmedBy: 'AMENDED',
        after,
        otherwise: 'OR-REJECTION-CODE',
      });
      await given.ensureAccepted(amendOrder);
    },
  );

  test(
    'an amendment of a cancelled order is refused with 422',
    checks('amend-order.after-cancellation', ['OR-AMEND-ENDED', 'OR-REJECTION-CODE', ...refusal], {
      kind: 'lifecycle',
    }),
    async ({ given, orders, supplier }) => {
      await given.ensureAccepted(amendOrder);
      const about = await orders.cancelledOrder();
      const after = given.kcisSoFar;
      const reply = await supplier.send({ operation: amendOrder, body: orders.amendment(about) });

      await expectRefusedNowOrLater(reply, given, {
        about,
        by: 'OR-AMEND-ENDED',
        confirmedBy: 'AMENDED',
        after,
        otherwise: 'OR-REJECTION-CODE',
      });
    },
  );

  test(
    'an amendment of a completed order is refused with 422',
    checks('amend-order.after-completion', ['OR-AMEND-ENDED', 'OR-REJECTION-CODE', ...refusal], {
      kind: 'lifecycle',
    }),
    async ({ given, orders, supplier }) => {
      given.canProvoke('completeServiceOrder');
      await given.ensureAccepted(amendOrder);
      const about = await orders.completedOrder();
      const after = given.kcisSoFar;
      const reply = await supplier.send({ operation: amendOrder, body: orders.amendment(about) });

      await expectRefusedNowOrLater(reply, given, {
        about,
        by: 'OR-AMEND-ENDED',
        confirmedBy: 'AMENDED',
        after,
        otherwise: 'OR-REJECTION-CODE',
      });
    },
  );
});
