import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createOrder,
  createProblem,
  sendUpdate,
} from '../../../contract/requirements/index.js';
import { isJsonObject } from '../../json/json.js';
import type { Update } from '../../state/update.js';
import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { kciFaults } from '../../variations/fault-tables.js';

const inBothModes = {};
const dayMs = 86_400_000;

/** Sends KCIs that contradict what earlier ones have shown. */
export const histories: readonly Fault[] = [
  ...kciFaults('KCI-COMMITTED-ONCE', [
    [
      'committed-date-moves',
      'Commits to a new order twice, the second time to another date.',
      [createOrder],
      committing('COMMITTED'),
    ],
    [
      'committed-date-moves-with-news',
      'Commits to a new order, and moves the date with an UPDATE.',
      [createOrder],
      committing('UPDATE'),
    ],
  ]),
  ...kciFaults('KCI-ACKNOWLEDGED-FIRST', [
    [
      'problem-acknowledged-again',
      'Acknowledges a problem again after it has committed to it.',
      [createProblem],
      goingBack(),
    ],
    [
      'order-acknowledged-again',
      'Acknowledges an order again after it has committed to it.',
      [createOrder],
      goingBack(),
    ],
  ]),
  ...kciFaults(
    'KCI-RESOLUTION-UNIQUE',
    [
      [
        'constant-resolution-reference',
        'Shows every resolution with the same reference.',
        [sendUpdate],
        withResolution(() => 'RES_1'),
      ],
      [
        'alternating-resolution-references',
        'Shows resolutions with two references in turn.',
        [sendUpdate],
        withResolution((count) => `RES_${count % 2}`),
      ],
    ],
    inBothModes,
  ),
  ...kciFaults('KCI-AFTER-END', [
    [
      'cancelled-problem-at-work-again',
      'Shows a cancelled problem as in progress.',
      [cancelProblem],
      {
        updates: (update) => [
          update,
          { ...update, reasonCode: 'UPDATE', details: {}, shown: { status: 'IN_PROGRESS' } },
        ],
      },
    ],
    [
      'cancelled-problem-at-work-after-a-while',
      'Shows a cancelled problem as in progress, a while after it was cancelled.',
      [cancelProblem],
      {
        updates: (update) => [
          update,
          { ...update, reasonCode: 'UPDATE', details: {}, afterMs: 300, shown: { status: 'IN_PROGRESS' } },
        ],
      },
    ],
  ]),
  ...kciFaults('KCI-AFTER-END', [
    [
      'amended-problem-open-after-cancellation',
      'Shows a cancelled problem as open in the KCI about an amendment that came with the cancellation.',
      [amendProblem],
      openAgain(),
    ],
    [
      'amended-order-open-after-cancellation',
      'Shows a cancelled order as open in the KCI about an amendment that came with the cancellation.',
      [amendOrder],
      openAgain(),
    ],
  ]),
  ...kciFaults('KCI-REASON-STATUS', [
    [
      'kci-cancels-order-at-work',
      'Reports an order as cancelled that it shows in progress.',
      [cancelOrder],
      { updates: (update) => [{ ...update, shown: { ...update.shown, status: 'IN_PROGRESS' } }] },
    ],
  ]),
];

/** Commits to an order, and then to another date. */
function committing(reasonCode: string): Behaviour {
  const dated = (update: Update, days: number): Update => {
    const date = new Date(Date.now() + days * dayMs).toISOString();
    return { ...update, status: 'IN_PROGRESS', shown: { ...update.shown, committedDate: date, targetDate: date } };
  };
  return {
    updates: (update) => [
      update,
      { ...dated(update, 10), reasonCode: 'COMMITTED' },
      { ...dated(update, 20), reasonCode },
    ],
  };
}

function goingBack(): Behaviour {
  const dates = { committedDate: '2199-01-01T00:00:00.000Z', targetDate: '2199-01-01T00:00:00.000Z' };
  return {
    updates: (update) => {
      const { entity } = update;
      if (update.cause === createOrder) entity.data = { ...entity.data, ...dates };
      return [
        update,
        { ...update, reasonCode: 'COMMITTED', status: 'IN_PROGRESS' },
        { ...update, status: 'ACKNOWLEDGED' },
      ];
    },
  };
}

function withResolution(reference: (count: number) => string): Behaviour {
  let count = 0;
  return {
    updates: (update) => {
      const resolution = update.details?.['serviceProblemResolution'];
      if (!isJsonObject(resolution)) return [update];
      count += 1;
      const serviceProblemResolution = { ...resolution, supplierReference: reference(count) };
      return [{ ...update, details: { ...update.details, serviceProblemResolution } }];
    },
  };
}

/** Takes time for an amendment, and then shows what it amends as open, whatever became of it meanwhile. */
function openAgain(): Behaviour {
  return {
    transmits: ({ status }) => (status === 202 ? 'slow' : undefined),
    updates: (update) =>
      update.entity.status === 'CANCELLED'
        ? [{ ...update, shown: { ...update.shown, status: 'ACKNOWLEDGED' } }]
        : [update],
  };
}
