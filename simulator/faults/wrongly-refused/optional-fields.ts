import { valueAt } from '../../json/json.js';
import { pointerName } from '../../messages/pointer-name.js';
import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import type { OperationName } from '../../variations/operation-names.js';
import { refusing } from '../../variations/variation.js';

type FieldRow = readonly [operation: OperationName, pointer: string];

const demanded: readonly FieldRow[] = [
  ['create', '/primaryContact/email'],
  ['create', '/address'],
  ['amend', '/problemText'],
  ['amend', '/supplierServiceProblemReference'],
  ['cancel', '/text'],
  ['resolutions', '/tenantNotes'],
  ['availability', '/serviceTypes'],
  ['quote', '/externalIdentifier'],
  ['slots', '/appointmentFromDate'],
  ['reserve', '/purpose'],
  ['order', '/secondaryContact'],
  ['order-cancel', '/supplierOrderReference'],
];

const refused: readonly FieldRow[] = [
  ['create', '/secondaryContact'],
  ['create', '/hazards'],
  ['amend', '/escalationRequest'],
  ['cancel', '/text'],
  ['resolutions', '/tenantNotes'],
  ['availability', '/serviceTypes'],
  ['quote', '/externalIdentifier'],
  ['slots', '/classifications'],
  ['slots', '/appointmentFromDate'],
  ['reserve', '/purpose'],
  ['order', '/secondaryContact'],
  ['order', '/primaryContact/email'],
  ['order-amend', '/secondaryContact'],
];

/** Refuses requests because an optional field is missing, or because it is there. */
export const optionalFields: readonly Fault[] = [
  ...demanded.flatMap(([operation, pointer]) =>
    violating('API-VALID-ACCEPTED', [
      [
        `${pointerName(pointer)}-demanded`,
        `Refuses a request without the optional ${pointer}.`,
        [operation],
        refusing(`${pointer} is missing`, ({ body }) => valueAt(body, pointer) === undefined),
      ],
    ]),
  ),
  ...refused.flatMap(([operation, pointer]) =>
    violating('API-VALID-ACCEPTED', [
      [
        `${pointerName(pointer)}-refused`,
        `Refuses a request with the optional ${pointer}.`,
        [operation],
        refusing(`${pointer} is not known`, ({ body }) => valueAt(body, pointer) !== undefined),
      ],
    ]),
  ),
];
