import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import { orderOf } from '../../operations/order-in-flight.js';
import { problemOf } from '../../operations/problem-in-flight.js';

/** Confirms what is not possible: with what does not exist, or with what has ended. */
export const rules: readonly Fault[] = [
  ...violating('SP-CREATE-VALIDATES', [
    [
      'unknown-service-accepted',
      'Accepts a problem with a service that it does not know.',
      ['create'],
      { overlooks: ({ kind }) => kind === 'service-unknown' },
    ],
  ]),
  ...violating('SP-AMEND-UNKNOWN', [
    [
      'unknown-problem-amended',
      'Confirms an amendment of a problem that does not exist.',
      ['amend'],
      { overlooks: ({ kind }) => kind === 'problem-unknown' },
    ],
  ]),
  ...violating('SP-AMEND-ENDED', [
    [
      'cancelled-problem-amended',
      'Confirms an amendment of a cancelled problem.',
      ['amend'],
      { overlooks: ({ kind }, context) => kind === 'problem-ended' && problemOf(context)?.status !== 'COMPLETED' },
    ],
    [
      'completed-problem-amended',
      'Confirms an amendment of a completed problem.',
      ['amend'],
      { overlooks: ({ kind }, context) => kind === 'problem-ended' && problemOf(context)?.status === 'COMPLETED' },
    ],
  ]),
  ...violating('SP-CANCEL-UNKNOWN', [
    [
      'unknown-problem-cancelled',
      'Confirms a cancellation of a problem that does not exist.',
      ['cancel'],
      { overlooks: ({ kind }) => kind === 'problem-unknown' },
    ],
  ]),
  ...violating('SP-CANCEL-TWICE', [
    [
      'cancelled-problem-cancelled',
      'Confirms a cancellation of a cancelled problem.',
      ['cancel'],
      { overlooks: ({ kind }, context) => kind === 'problem-ended' && problemOf(context)?.status !== 'COMPLETED' },
    ],
  ]),
  ...violating('SP-CANCEL-ENDED', [
    [
      'completed-problem-cancelled',
      'Confirms a cancellation of a completed problem.',
      ['cancel'],
      { overlooks: ({ kind }, context) => kind === 'problem-ended' && problemOf(context)?.status === 'COMPLETED' },
    ],
  ]),
  ...violating('SP-RESOLVE-UNKNOWN', [
    [
      'unknown-resolution-decided',
      'Confirms a decision on a resolution that does not exist.',
      ['resolutions'],
      { overlooks: ({ kind }) => kind === 'resolution-unknown' },
    ],
  ]),
  ...violating('SP-RESOLVE-CANCELLED', [
    [
      'cancelled-problem-decided',
      'Confirms a decision on the resolution of a cancelled problem.',
      ['resolutions'],
      {
        overlooks: ({ kind }, { book, request }) =>
          kind === 'problem-ended' && book.resolution(request.pathId)?.problem.status === 'CANCELLED',
      },
    ],
  ]),
  ...violating('SP-RESOLVE-ENDED', [
    [
      'accepted-resolution-rejected',
      'Re-opens a completed problem by a later rejection.',
      ['resolutions'],
      {
        overlooks: ({ kind }, { body, book, request }) =>
          kind === 'resolution-decided' &&
          body['status'] === 'REJECTED' &&
          book.resolution(request.pathId)?.decision === 'ACCEPTED',
      },
    ],
  ]),
  ...violating('SP-RESOLVE-REOPENS', [
    [
      'rejected-resolution-closes',
      'Closes a problem although its resolution is rejected.',
      ['resolutions'],
      {
        answers: (answer, { body, book, request }, objection) => {
          const resolution = book.resolution(request.pathId);
          const confirmed = objection === undefined && body['status'] === 'REJECTED';
          if (confirmed && resolution && !resolution.demonstration) resolution.problem.status = 'COMPLETED';
          return answer;
        },
      },
    ],
  ]),
  ...violating('OR-AMEND-UNKNOWN', [
    [
      'unknown-order-amended',
      'Confirms an amendment of an order that does not exist.',
      ['order-amend'],
      { overlooks: ({ kind }) => kind === 'order-unknown' },
    ],
  ]),
  ...violating('OR-AMEND-ENDED', [
    [
      'cancelled-order-amended',
      'Confirms an amendment of a cancelled order.',
      ['order-amend'],
      { overlooks: ({ kind }) => kind === 'order-ended' },
    ],
  ]),
  ...violating('OR-CANCEL-UNKNOWN', [
    [
      'unknown-order-cancelled',
      'Confirms a cancellation of an order that does not exist.',
      ['order-cancel'],
      { overlooks: ({ kind }) => kind === 'order-unknown' },
    ],
  ]),
  ...violating('OR-CANCEL-TWICE', [
    [
      'cancelled-order-cancelled',
      'Confirms a cancellation of a cancelled order.',
      ['order-cancel'],
      { overlooks: ({ kind }, context) => kind === 'order-ended' && orderOf(context)?.status === 'CANCELLED' },
    ],
  ]),
  ...violating(
    'OR-CANCEL-ENDED',
    [
      [
        'completed-order-cancelled',
        'Confirms a cancellation of a completed order.',
        ['order-cancel'],
        { overlooks: ({ kind }, context) => kind === 'order-ended' && orderOf(context)?.status === 'COMPLETED' },
      ],
    ],
    { mode: 'async' },
  ),
  ...violating(
    'OR-AMEND-ENDED',
    [
      [
        'completed-order-amended',
        'Confirms an amendment of a completed order.',
        ['order-amend'],
        { overlooks: ({ kind }, context) => kind === 'order-ended' && orderOf(context)?.status === 'COMPLETED' },
      ],
    ],
    { mode: 'async' },
  ),
  ...violating('ST-VALIDATES', [
    [
      'unknown-service-accepted',
      'Tests a service that it does not know.',
      ['test'],
      { overlooks: ({ kind }) => kind === 'service-unknown' },
    ],
  ]),
];
