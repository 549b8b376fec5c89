import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import { plainText, valueAt } from '../../json/json.js';
import type { Context } from '../../variations/behaviour.js';
import type { Objection, ObjectionKind } from '../../messages/objection.js';
import { pointerName } from '../../messages/pointer-name.js';
import { problemNames, type OperationName } from '../../variations/operation-names.js';

/** Limits of single fields that are not enforced. */
const fieldLimits: readonly (readonly [operation: OperationName, pointer: string, kind: ObjectionKind])[] = [
  ['create', '/problemText', 'text-long'],
  ['create', '/serviceId', 'text-long'],
  ['create', '/serviceSpecification/id', 'text-long'],
  ['create', '/characteristics/*/value', 'text-long'],
  ['create', '/primaryContact/phoneNumber', 'text-pattern'],
  ['create', '/secondaryContact/email', 'text-pattern'],
  ['create', '/hazards', 'text-long'],
  ['create', '/serviceTestId', 'number-small'],
  ['amend', '/problemText', 'text-short'],
  ['amend', '/primaryContact/name', 'text-long'],
  ['amend', '/appointmentReservationId', 'number-small'],
  ['cancel', '/reasonCode', 'text-pattern'],
  ['cancel', '/serviceProblemId', 'number-small'],
  ['quote', '/sites', 'list-short'],
  ['quote', '/sites', 'list-empty'],
  ['quote', '/service', 'list-empty'],
  ['quote', '/externalIdentifier', 'text-long'],
  ['reserve', '/serviceSpecification/id', 'text-long'],
  ['reserve', '/id', 'number-small'],
  ['order', '/tenant', 'text-long'],
  ['order', '/tenant', 'text-short'],
  ['order', '/primaryContact/phoneNumber', 'text-pattern'],
  ['order', '/id', 'number-small'],
  ['order-amend', '/orderId', 'number-small'],
  ['order-cancel', '/reasonCode', 'text-pattern'],
  ['order-cancel', '/orderId', 'number-small'],
  ['ethernet', '/siteInformation', 'list-short'],
  ['ethernet', '/siteInformation', 'list-empty'],
  ['ethernet', '/tenant', 'text-long'],
  ['test', '/problemType', 'text-pattern'],
  ['test', '/serviceId', 'text-long'],
];

/** Accepts values beyond their limits. */
export const limits: readonly Fault[] = [
  ...violating('API-FIELD-LIMIT', [
    [
      'long-text-accepted',
      'Accepts texts of any length.',
      [...problemNames, 'quote', 'reserve', 'order', 'test'],
      { overlooks: ({ kind }) => kind === 'text-long' },
    ],
    [
      'short-text-accepted',
      'Accepts texts that are too short.',
      [...problemNames, 'reserve', 'order', 'test'],
      { overlooks: ({ kind }) => kind === 'text-short' },
    ],
    [
      'unmatched-pattern-accepted',
      'Accepts texts that do not match their pattern.',
      ['create', 'amend', 'cancel', 'order-cancel', 'test'],
      { overlooks: ({ kind }) => kind === 'text-pattern' },
    ],
    [
      'small-number-accepted',
      'Accepts numbers below 1.',
      ['create', 'amend', 'cancel', 'quote', 'order-amend', 'order-cancel', 'ethernet'],
      { overlooks: ({ kind }) => kind === 'number-small' },
    ],
    [
      'fraction-accepted',
      'Accepts a fraction where a whole number is documented.',
      ['quote'],
      { overlooks: ({ kind }) => kind === 'number-fraction' },
    ],
    [
      'empty-list-accepted',
      'Accepts an empty list.',
      ['create', 'quote'],
      { overlooks: ({ kind }) => kind === 'list-empty' },
    ],
  ]),
  ...violating('API-FIELD-LIMIT', [
    [
      'handwritten-times-accepted',
      'Accepts the times of a slot in any form.',
      ['reserve'],
      { overlooks: misformedTime },
    ],
    [
      'handwritten-end-accepted',
      'Accepts the end of a slot in any form.',
      ['reserve'],
      { overlooks: (objection, context) => misformedTime(objection, context) && !hasSlash(context, 'Start') },
    ],
  ]),
  ...fieldLimits.flatMap(([operation, pointer, kind]) =>
    violating('API-FIELD-LIMIT', [
      [
        `${kind}-${pointerName(pointer)}-accepted`,
        `Accepts ${pointer} beyond its limit (${kind}).`,
        [operation],
        { overlooks: (objection) => objection.kind === kind && objection.at === pointer },
      ],
    ]),
  ),
];

/** Whether a supplier objects to the form of a time, or cannot find the slot because of it. */
function misformedTime({ kind }: Objection, context: Context): boolean {
  return (
    kind === 'text-format' || (kind === 'slot-unknown' && (hasSlash(context, 'Start') || hasSlash(context, 'End')))
  );
}

function hasSlash({ received }: Context, end: 'Start' | 'End'): boolean {
  return plainText(valueAt(received, `/timeslot/timeslot${end}DateTime`)).includes('/');
}
