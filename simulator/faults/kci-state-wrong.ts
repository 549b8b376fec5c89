import {
  cancelOrder,
  createOrder,
  createProblem,
  sendUpdate,
  type OperationKey,
  type RequirementId,
} from '../../contract/requirements/index.js';
import type { Behaviour } from '../variations/behaviour.js';
import type { Fault } from '../variations/fault.js';

type Defect = readonly [
  name: string,
  requirement: RequirementId,
  description: string,
  scope: OperationKey,
  behaviour: Behaviour,
];

const defects: readonly Defect[] = [
  [
    'kci-creates-order',
    'KCI-CREATED',
    'Acknowledges an order with the reason CREATED.',
    createOrder,
    { updates: (update) => [{ ...update, reasonCode: 'CREATED' }] },
  ],
  [
    'kci-with-other-status',
    'KCI-REASON-STATUS',
    'Acknowledges a problem with the status IN_PROGRESS.',
    createProblem,
    { updates: (update) => [{ ...update, status: 'IN_PROGRESS' }] },
  ],
  [
    'kci-after-the-end',
    'KCI-AFTER-END',
    'Resumes an order that is cancelled.',
    cancelOrder,
    {
      updates: (update) => [
        update,
        { ...update, reasonCode: 'RESUMED', details: {}, shown: { status: 'IN_PROGRESS' } },
      ],
    },
  ],
  [
    'kci-rejects-late',
    'KCI-REJECTED-EARLY',
    'Rejects an order instead of cancelling it.',
    cancelOrder,
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
  [
    'kci-about-refused-problem',
    'KCI-ACCEPTED-ONLY',
    'Acknowledges a problem after it was refused.',
    createProblem,
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
];

/** Sends KCIs whose reason or status does not belong to what they are about. */
export const kciStateWrong: readonly Fault[] = defects.map(([name, requirement, description, scope, behaviour]) => ({
  name,
  requirement,
  operation: sendUpdate,
  description,
  mode: 'async',
  scope: [scope],
  behaviour,
}));
