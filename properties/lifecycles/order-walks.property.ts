import { amendOrder, cancelOrder } from '../../contract/requirements/index.js';
import { acceptance, checks, expectWalks, orderWalks, orderWalkSource, refusal, suite } from '../../harness/index.js';

suite(amendOrder, 'amendments in any order of events', (test) => {
  test(
    'after any events, an amendment of a cancelled order is not confirmed',
    checks('amend-order.any-walk', ['OR-AMEND-ENDED', 'OR-REJECTION-CODE', ...acceptance(amendOrder), ...refusal], {
      kind: 'lifecycle',
    }),
    async (tools) => {
      await tools.given.plainRequest(amendOrder);
      await expectWalks(tools, orderWalks, orderWalkSource, amendOrder);
    },
  );
});

suite(cancelOrder, 'cancellations in any order of events', (test) => {
  test(
    'after any events, a second cancellation of an order is not confirmed',
    checks('cancel-order.any-walk', ['OR-CANCEL-TWICE', 'OR-REJECTION-CODE', ...acceptance(cancelOrder), ...refusal], {
      kind: 'lifecycle',
    }),
    async (tools) => {
      await tools.given.plainRequest(cancelOrder);
      await expectWalks(tools, orderWalks, orderWalkSource, cancelOrder);
    },
  );
});
