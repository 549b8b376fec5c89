import { cancelOrder, createOrder, createProblem } from '../../../contract/requirements/index.js';
import type { Fault } from '../../variations/fault.js';
import { kciFaults } from '../../variations/fault-tables.js';

/** Sends KCIs whose reason or status does not belong to what they are about. */
export const states: readonly Fault[] = [
  ...kciFaults('KCI-CREATED', [
    [
      'kci-creates-order',
      'Acknowledges an order with the reason CREATED.',
      [createOrder],
      { updates: (update) => [{ ...update, reasonCode: 'CREATED' }] },
    ],
  ]),
  ...kciFaults('KCI-REASON-STATUS', [
    [
      'kci-with-other-status',
      'Acknowledges a problem with the status IN_PROGRESS.',
      [createProblem],
      { updates: (update) => [{ ...update, status: 'IN_PROGRESS' }] },
    ],
    [
      'order-acknowledged-without-status',
      'Acknowledges an order in a KCI that does not show its status.',
      [createOrder],
      { updates: (update) => [{ ...update, shown: { ...update.shown, status: null } }] },
    ],
  ]),
  ...kciFaults('KCI-AFTER-END', [
    [
      'kci-after-the-end',
      'Resumes an order that is cancelled.',
      [cancelOrder],
      {
        updates: (update) => [
          update,
          { ...update, reasonCode: 'RESUMED', details: {}, shown: { status: 'IN_PROGRESS' } },
        ],
      },
    ],
  ]),
  ...kciFaults('KCI-REJECTED-EARLY', [
    [
      'kci-rejects-late',
      'Rejects an order instead of cancelling it.',
      [cancelOrder],
      {
        updates: (update) => [
          {
            ...update,
            reasonCode: 'ORDER_REJECTED',
            details: { ...update.details, text: 'No' },
            shown: { status: 'REJECTED' },
          },
        ],
      },
    ],
  ]),
  ...kciFaults('KCI-ACCEPTED-ONLY', [
    [
      'kci-about-refused-problem',
      'Acknowledges a problem after it was refused.',
      [createProblem],
      {
        afterRefusal: ({ tenant = '', body, correlation }, { kind }) =>
          kind === 'service-unknown'
            ? [
                {
                  cause: undefined,
                  reasonCode: 'ACKNOWLEDGED',
                  entity: {
                    kind: 'serviceProblem',
                    tenant,
                    conversationId: correlation['X-Conversation-ID'] ?? '',
                    reference: `SP_REFUSED_${String(body['id'] as number)}`,
                    data: body,
                    status: 'ACKNOWLEDGED',
                    sequence: 0,
                  },
                },
              ]
            : [],
      },
    ],
  ]),
];
