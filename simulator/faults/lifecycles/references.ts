import type { Fault } from '../../variations/fault.js';
import type { OperationName } from '../../variations/operation-names.js';
import { violating } from '../../variations/fault-tables.js';
import { plainText, without } from '../../json/json.js';
import { onSuccessBody, refusing } from '../../variations/variation.js';
import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createOrder,
  createProblem,
  reserveAppointment,
  type RequirementId,
} from '../../../contract/requirements/index.js';
import type { ReferenceKind } from '../../state/references.js';
import { quotesOwnReference } from '../../variations/quoted-reference.js';

/** Hands out references that are not unique or that it then refuses, or none. */
export const references: readonly Fault[] = [
  ...violating('SP-CREATE-REFERENCE', [
    [
      'reference-missing',
      'Leaves its reference out of the answer to a new problem.',
      ['create'],
      onSuccessBody((body) => without(body, '/supplierReference')),
    ],
  ]),
  ...repeatedReferences('create', 'SP-REFERENCE-UNIQUE', 'problem', 'SP'),
  ...repeatedReferences('order', 'OR-REFERENCE-UNIQUE', 'order', 'OR'),
  ...repeatedReferences('reserve', 'AP-RESERVATION-UNIQUE', 'reservation', 'AP'),
  ...repeatedReferences('test', 'ST-REFERENCE-UNIQUE', 'test', 'TEST'),
  ...violating(
    'SP-REFERENCE-USABLE',
    [
      [
        'long-references-refused',
        'Hands out references of 30 characters, then refuses them as too long.',
        ['create'],
        {
          references: (kind, count) => (kind === 'problem' ? `LONG_${String(count).padStart(25, '0')}` : undefined),
          ...refusing('The reference is too long', quotesOwnReference),
        },
      ],
      [
        'unusable-references',
        'Hands out references with lower case and hyphens, then refuses them as malformed.',
        ['create'],
        {
          references: (kind, count) => (kind === 'problem' ? `ab-${count}` : undefined),
          ...refusing('The reference does not match its pattern', quotesOwnReference),
        },
      ],
    ],
    { scope: [createProblem, amendProblem, cancelProblem] },
  ),
  ...ofForm('test', 'ST-REFERENCE-FORM', 'test', [
    ['lower-case-reference', 'Hands out references in lower case.', (count) => `test-${count}`],
    ['short-reference', 'Hands out references of four characters.', (count) => `T${String(count).padStart(3, '0')}`],
  ]),
  ...ofForm('reserve', 'AP-RESERVATION-FORM', 'reservation', [
    [
      'overlong-reference',
      'Hands out references of 51 characters.',
      (count) => `AP_${String(count).padStart(48, '0')}`,
    ],
    ['huge-reference', 'Hands out references of 300 characters.', (count) => `AP_${String(count).padStart(297, '0')}`],
  ]),
  ...violating(
    'OR-REFERENCE-USABLE',
    [
      [
        'order-reference-refused',
        'Refuses a cancellation that quotes the reference of the order.',
        ['order'],
        refusing('The reference is not known', ({ body }) => body['supplierOrderReference'] !== undefined),
      ],
      [
        'order-reference-with-hyphen-refused',
        'Hands out references with a hyphen, then refuses them as malformed.',
        ['order'],
        {
          references: (kind, count) => (kind === 'order' ? `A123-${count}` : undefined),
          ...refusing('The reference does not match its pattern', ({ body }) =>
            plainText(body['supplierOrderReference']).includes('-'),
          ),
        },
      ],
    ],
    { scope: [createOrder, cancelOrder] },
  ),
  ...violating(
    'AP-RESERVATION-USABLE',
    [
      [
        'reservation-refused-in-orders',
        'Refuses an order that names a reservation.',
        ['reserve'],
        refusing(
          'The reservation is not known',
          ({ body }) =>
            body['appointmentReservationId'] !== undefined || body['appointmentReservationReference'] !== undefined,
        ),
      ],
      [
        'reservation-reference-refused-in-orders',
        'Refuses an order that names a reservation by its reference.',
        ['reserve'],
        refusing('The reservation is not known', ({ body }) => body['appointmentReservationReference'] !== undefined),
      ],
    ],
    { scope: [reserveAppointment, createOrder, amendOrder] },
  ),
];

/** Hands out the same reference each time, or two in turn. */
function repeatedReferences(
  operation: OperationName,
  requirement: RequirementId,
  kind: ReferenceKind,
  prefix: string,
): readonly Fault[] {
  return violating(requirement, [
    [
      'constant-reference',
      `Hands out the same reference for every ${kind}.`,
      [operation],
      { references: (asked) => (asked === kind ? `${prefix}_00000001` : undefined) },
    ],
    [
      'alternating-references',
      `Hands out two references for ${kind}s in turn.`,
      [operation],
      { references: (asked, count) => (asked === kind ? `${prefix}_0000000${count % 2}` : undefined) },
    ],
  ]);
}

/** Hands out references that what they are for cannot carry. */
function ofForm(
  operation: OperationName,
  requirement: RequirementId,
  kind: ReferenceKind,
  rows: readonly (readonly [name: string, description: string, make: (count: number) => string])[],
): readonly Fault[] {
  return violating(
    requirement,
    rows.map(([name, description, make]) => [
      name,
      description,
      [operation],
      { references: (asked, count) => (asked === kind ? make(count) : undefined) },
    ]),
  );
}
