import { amendOrder, sendUpdate } from '../../contract/requirements/index.js';
import { checks, entityOf, NotApplicable, suite } from '../../harness/index.js';

suite(sendUpdate, 'a KCI that is not taken', (test) => {
  test(
    'whether a KCI that was answered 503 is sent again is noted',
    checks('kci.sent-again', ['KCI-RETRY'], { kind: 'kci' }),
    async ({ given, orders, supplier, note }) => {
      await given.plainRequest(amendOrder);
      // Of an order: its cancellation at the end needs nothing that the lost KCI would have told.
      const order = await orders.order();
      const after = given.kcisSoFar;
      const putOff = given.putOffKci({ id: order.id, entityKind: 'service-order' });
      const reply = await supplier.send({ operation: amendOrder, body: orders.amendment(order) });
      if (reply.status !== 202) throw new NotApplicable('The supplier answers at once, so that no KCI is promised.');
      await given.kci(order, (kci) => entityOf(kci)?.['status'] !== undefined, after);

      if (!putOff?.post) throw new NotApplicable('No KCI came that could have been put off.');
      note(`A KCI that was answered 503 ${putOff.again ? 'was sent again' : 'was not sent again in time'}.`);
    },
  );
});
