import { amendProblem, cancelOrder, createOrder, createProblem } from '../../../contract/requirements/index.js';
import type { JsonObject } from '../../json/json.js';
import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { kciFaults } from '../../variations/fault-tables.js';

/** Sends KCIs that lack what their reason demands, or show their entity otherwise than it was accepted. */
export const content: readonly Fault[] = [
  ...kciFaults('KCI-PROBLEM-CODE', [
    ['kci-without-problem-code', 'Cancels an order without a problemCode.', [cancelOrder], lacking('problemCode')],
  ]),
  ...kciFaults('KCI-PROBLEM-CODE-OTHER', [
    ['kci-with-other-unexplained', 'Cancels an order with OTHER and no explanation.', [cancelOrder], lacking('text')],
  ]),
  ...kciFaults('KCI-TEXT', [
    [
      'kci-that-asks-nothing',
      'Requests information about an order without saying which.',
      [createOrder],
      {
        updates: (update) => [
          update,
          {
            ...update,
            reasonCode: 'INFORMATION_REQUIRED',
            details: { problemCode: 'INFORMATION_REQUIRED' },
            status: 'PENDING',
          },
        ],
      },
    ],
  ]),
  ...kciFaults('KCI-COMMITTED-DATES', [
    [
      'kci-committed-to-no-date',
      'Commits to an order without a date.',
      [createOrder],
      { updates: (update) => [update, { ...update, reasonCode: 'COMMITTED', status: 'IN_PROGRESS' }] },
    ],
  ]),
  ...kciFaults('KCI-REFERENCE', [
    [
      'kci-with-other-reference',
      'Shows an amended problem with another reference.',
      [amendProblem],
      showing({ supplierReference: 'SP_ANOTHER' }),
    ],
  ]),
  ...kciFaults('KCI-TENANT', [
    [
      'kci-for-other-tenant',
      'Shows an order as that of another tenant.',
      [createOrder],
      showing({ tenant: 'TENANT9' }),
    ],
  ]),
  ...kciFaults('KCI-ENTITY-WHOLE', [
    ['kci-with-lost-field', 'Leaves the notes of a problem out of its KCI.', [createProblem], showing({ notes: null })],
  ]),
  ...kciFaults('KCI-ENTITY-UNCHANGED', [
    [
      'kci-with-changed-field',
      'Shows a problem with notes that were not sent.',
      [createProblem],
      showing({ notes: 'Other notes' }),
    ],
  ]),
];

function showing(shown: JsonObject): Behaviour {
  return { updates: (update) => [{ ...update, shown: { ...update.shown, ...shown } }] };
}

function lacking(field: string): Behaviour {
  return {
    updates: (update) => {
      const details = Object.entries(update.details ?? {}).filter(([name]) => name !== field);
      return [{ ...update, details: Object.fromEntries(details) }];
    },
  };
}
