import { valueAt } from '../json/json.js';
import { refusing } from '../variations/variation.js';
import type { Fault } from '../variations/fault.js';
import { pointerName } from '../messages/pointer-name.js';
import { onOperations, type OperationName } from '../variations/on-operations.js';

const cases: readonly (readonly [operation: OperationName, pointer: string])[] = [
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

/** Refuses a request with one optional field. */
export const optionalFieldRefused: readonly Fault[] = cases.flatMap(([operation, pointer]) =>
  onOperations(
    {
      name: `${pointerName(pointer)}-refused`,
      requirement: 'API-VALID-ACCEPTED',
      description: `Refuses a request with the optional ${pointer}.`,
      behaviour: refusing(`${pointer} is not known`, ({ body }) => valueAt(body, pointer) !== undefined),
    },
    [operation],
  ),
);
