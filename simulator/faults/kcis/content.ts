import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createOrder,
  createProblem,
  sendUpdate,
} from '../../../contract/requirements/index.js';
import { mapTexts, type JsonObject } from '../../json/json.js';
import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { kciFaults } from '../../variations/fault-tables.js';

/** Long after what led to a KCI is over, in milliseconds. */
const lateMs = 1500;

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
    [
      'order-kci-with-other-reference',
      'Shows an amended order with another reference.',
      [amendOrder],
      showing({ supplierOrderReference: 'OR_ANOTHER' }),
    ],
    [
      'kci-with-reference-of-another-problem',
      'Shows an amended problem with the reference of the one that was amended before.',
      [amendProblem],
      withReferenceOfLast(),
    ],
    [
      'kcis-with-references-of-their-own',
      'Shows a problem that is cancelled with a reference that no one has seen before.',
      [cancelProblem],
      {
        updates: (update) => [
          { ...update, shown: { ...update.shown, supplierReference: `SP_${crypto.randomUUID()}` } },
        ],
      },
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
    [
      'order-kci-with-lost-field',
      'Leaves the address of an order out of its KCI.',
      [createOrder],
      showing({ address: null }),
    ],
  ]),
  ...kciFaults(
    'KCI-ENTITY-WHOLE',
    [
      [
        'kci-with-lost-field-of-held-problem',
        'Leaves the notes of a problem out of the KCI that reports that it is held.',
        [sendUpdate],
        {
          updates: (update) => [
            update.entity.kind === 'serviceProblem' && update.reasonCode === 'DELAY'
              ? { ...update, shown: { ...update.shown, notes: null } }
              : update,
          ],
        },
      ],
    ],
    {},
  ),
  ...kciFaults('KCI-OUTER-SPACE', [
    [
      'kci-with-trimmed-texts',
      'Shows the texts of a problem without the white space at their ends.',
      [createProblem],
      {
        updates: (update) => [
          {
            ...update,
            shown: { ...(mapTexts(update.entity.data, (text) => text.trim() || text) as JsonObject), ...update.shown },
          },
        ],
      },
    ],
  ]),
  ...kciFaults('KCI-ENTITY-UNCHANGED', [
    [
      'kci-with-changed-field',
      'Shows a problem with notes that were not sent.',
      [createProblem],
      showing({ notes: 'Other notes' }),
    ],
    [
      'kci-with-changed-field-after-a-while',
      'Acknowledges a problem again after a while, with notes that were not sent.',
      [createProblem],
      {
        updates: (update) => [
          update,
          {
            ...update,
            afterMs: lateMs,
            shown: { ...update.shown, status: update.entity.status, notes: 'Other notes' },
          },
        ],
      },
    ],
  ]),
];

/** The reference of the entity that the update before was about. */
function withReferenceOfLast(): Behaviour {
  let last: string | undefined;
  return {
    updates: (update) => {
      const supplierReference = last ?? update.entity.reference;
      last = update.entity.reference;
      return [{ ...update, shown: { ...update.shown, supplierReference } }];
    },
  };
}

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
