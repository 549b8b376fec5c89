import {
  amendProblem,
  cancelOrder,
  createOrder,
  createProblem,
  sendUpdate,
  type OperationKey,
  type RequirementId,
} from '../../contract/requirements/index.js';
import type { Fault } from '../variations/fault.js';
import type { JsonObject } from '../json/json.js';
import type { Update } from '../state/update.js';

type Defect = readonly [
  name: string,
  requirement: RequirementId,
  description: string,
  scope: OperationKey,
  updates: (update: Update) => readonly Update[],
];

const showing = (shown: JsonObject) => (update: Update) => [{ ...update, shown: { ...update.shown, ...shown } }];
const lacking = (field: string) => (update: Update) => {
  const details = Object.entries(update.details ?? {}).filter(([name]) => name !== field);
  return [{ ...update, details: Object.fromEntries(details) }];
};

const defects: readonly Defect[] = [
  [
    'kci-without-problem-code',
    'KCI-PROBLEM-CODE',
    'Cancels an order without a problemCode.',
    cancelOrder,
    lacking('problemCode'),
  ],
  [
    'kci-with-other-unexplained',
    'KCI-PROBLEM-CODE-OTHER',
    'Cancels an order with OTHER, and does not say what.',
    cancelOrder,
    lacking('text'),
  ],
  [
    'kci-that-asks-nothing',
    'KCI-TEXT',
    'Requires information about an order, and does not say which.',
    createOrder,
    (update) => [
      update,
      {
        ...update,
        reasonCode: 'INFORMATION_REQUIRED',
        details: { problemCode: 'INFORMATION_REQUIRED' },
        status: 'PENDING',
      },
    ],
  ],
  [
    'kci-committed-to-no-date',
    'KCI-COMMITTED-DATES',
    'Commits to an order without a date.',
    createOrder,
    (update) => [update, { ...update, reasonCode: 'COMMITTED', status: 'IN_PROGRESS' }],
  ],
  [
    'kci-with-other-reference',
    'KCI-REFERENCE',
    'Shows an amended problem with another reference.',
    amendProblem,
    showing({ supplierReference: 'SP_ANOTHER' }),
  ],
  [
    'kci-for-other-tenant',
    'KCI-TENANT',
    'Shows an order as that of another tenant.',
    createOrder,
    showing({ tenant: 'TENANT9' }),
  ],
  [
    'kci-with-lost-field',
    'KCI-ENTITY-WHOLE',
    'Leaves the notes of a problem out of its KCI.',
    createProblem,
    showing({ notes: null }),
  ],
  [
    'kci-with-lost-contact',
    'KCI-ENTITY-COMPLETE',
    'Leaves the contact of an order out of its KCI.',
    createOrder,
    showing({ primaryContact: null }),
  ],
  [
    'kci-with-changed-field',
    'KCI-ENTITY-UNCHANGED',
    'Shows a problem with other notes than were sent.',
    createProblem,
    showing({ notes: 'Other notes' }),
  ],
];

/** Sends KCIs that lack what their reason demands, or show their entity otherwise than it was accepted. */
export const kciContentWrong: readonly Fault[] = defects.map(([name, requirement, description, scope, updates]) => ({
  name,
  requirement,
  operation: sendUpdate,
  description,
  mode: 'async',
  scope: [scope],
  behaviour: { updates },
}));
