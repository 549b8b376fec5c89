import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createEthernetOrder,
  createOrder,
  createProblem,
} from '../../../contract/requirements/index.js';
import type { Update } from '../../state/update.js';
import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { kciFaults } from '../../variations/fault-tables.js';

/** Sends KCIs after a 202 that say nothing of what was promised, or forgets them now and then. */
export const promises: readonly Fault[] = [
  ...kciFaults('SP-CREATE-KCI', [
    [
      'every-third-problem-unacknowledged',
      'Never acknowledges every third problem.',
      [createProblem],
      forgettingEvery(3),
    ],
  ]),
  ...kciFaults('SP-AMEND-KCI', [
    [
      'problem-amendment-pending',
      'Reports an amendment of a problem as pending, and nothing after that.',
      [amendProblem],
      pending('PENDING_AMENDMENT'),
    ],
    [
      'problem-amendment-with-news-only',
      'Sends news of a problem in place of the outcome of its amendment.',
      [amendProblem],
      newsOnly(),
    ],
    [
      'every-fifth-amendment-untold',
      'Never reports what became of every fifth amendment of a problem.',
      [amendProblem],
      forgettingEvery(5),
    ],
  ]),
  ...kciFaults('SP-CANCEL-KCI', [
    [
      'problem-cancellation-pending',
      'Reports a cancellation of a problem as pending, and nothing after that.',
      [cancelProblem],
      pending('PENDING_CANCELLATION'),
    ],
    [
      'every-third-cancellation-untold',
      'Never reports what became of every third cancellation of a problem.',
      [cancelProblem],
      forgettingEvery(3),
    ],
  ]),
  ...kciFaults('SP-CREATE-STATE-KCI', [
    [
      'problem-held-unacknowledged',
      'Shows a new problem as held, and never acknowledges it.',
      [createProblem],
      unacknowledged('HELD'),
    ],
    [
      'problem-in-incident-unacknowledged',
      'Shows a new problem as an incident, and never acknowledges it.',
      [createProblem],
      unacknowledged('NETWORK_INCIDENT'),
    ],
  ]),
  ...kciFaults('OR-CREATE-KCI', [
    ['every-third-order-unacknowledged', 'Never acknowledges every third order.', [createOrder], forgettingEvery(3)],
  ]),
  ...kciFaults('OR-CREATE-STATE-KCI', [
    [
      'order-pending-unacknowledged',
      'Shows a new order as pending, and never acknowledges it.',
      [createOrder],
      unacknowledged('PENDING'),
    ],
    [
      'ethernet-order-held-unacknowledged',
      'Shows a new Ethernet order as held, and never acknowledges it.',
      [createEthernetOrder],
      unacknowledged('HELD'),
    ],
  ]),
  ...kciFaults('OR-AMEND-KCI', [
    [
      'order-amendment-pending',
      'Reports an amendment of an order as pending, and nothing after that.',
      [amendOrder],
      pending('PENDING_AMENDMENT'),
    ],
  ]),
  ...kciFaults('OR-CANCEL-KCI', [
    [
      'order-cancellation-pending',
      'Reports a cancellation of an order as pending, and nothing after that.',
      [cancelOrder],
      pending('PENDING_CANCELLATION'),
    ],
  ]),
];

/** Says only that it is still at it. */
function pending(status: string): Behaviour {
  return {
    updates: ({ status: _, ...update }) => [{ ...update, reasonCode: 'UPDATE', details: {}, shown: { status } }],
  };
}

/** Shows the problem as it was before the amendment, with the general reason, and says nothing. */
function newsOnly(): Behaviour {
  return {
    updates: (update) => [
      {
        ...update,
        reasonCode: 'UPDATE',
        details: {},
        shown: { notes: 'Conformance test: raised by fibre-cafe-conformance and cancelled at its end.' },
      },
    ],
  };
}

function unacknowledged(status: string): Behaviour {
  return { updates: (update: Update) => [{ ...update, reasonCode: 'UPDATE', shown: { status } }] };
}

function forgettingEvery(nth: number): Behaviour {
  let count = 0;
  return {
    updates: (update) => {
      count += 1;
      return count % nth === 0 ? [] : [update];
    },
  };
}
