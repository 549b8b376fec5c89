import { amendOrder, cancelOrder } from '../../contract/requirements/index.js';
import { acceptance, checks, orderWalks, refusal, suite, takeWalk, walksOf } from '../../harness/index.js';

suite(amendOrder, 'amendments in any order of events', (test) => {
  test(
    'after any events, an amendment of a cancelled order is not confirmed',
    checks('amend-order.any-walk', ['OR-AMEND-ENDED', 'OR-REJECTION-CODE', ...acceptance(amendOrder), ...refusal], {
      kind: 'lifecycle',
    }),
    async (tools) => {
      await tools.given.plainRequest(amendOrder);
      await tools.forAll(walksOf({ amend: 6, cancel: 1 }, { amend: 5, cancel: 5 }), (walk) =>
        takeWalk(walk, orderWalks(tools.given), amendOrder, tools),
      );
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
      await tools.forAll(walksOf({ amend: 4, cancel: 1 }, { cancel: 6, amend: 2 }), (walk) =>
        takeWalk(walk, orderWalks(tools.given), cancelOrder, tools),
      );
    },
  );
});
