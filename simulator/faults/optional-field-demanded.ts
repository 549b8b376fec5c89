import { valueAt } from '../json/json.js';
import { refusing } from '../variations/variation.js';
import type { Fault } from '../variations/fault.js';
import { pointerName } from '../messages/pointer-name.js';
import { onOperations, type OperationName } from '../variations/on-operations.js';

const cases: readonly (readonly [operation: OperationName, pointer: string])[] = [
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

/** Refuses a request without one optional field. */
export const optionalFieldDemanded: readonly Fault[] = cases.flatMap(([operation, pointer]) =>
  onOperations(
    {
      name: `${pointerName(pointer)}-demanded`,
      requirement: 'API-VALID-ACCEPTED',
      description: `Refuses a request without the optional ${pointer}.`,
      behaviour: refusing(`${pointer} is missing`, ({ body }) => valueAt(body, pointer) === undefined),
    },
    [operation],
  ),
);
