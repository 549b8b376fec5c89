import type { ObjectionKind } from '../messages/objection.js';
import type { Fault } from '../variations/fault.js';
import { pointerName } from '../messages/pointer-name.js';
import { onOperations, type OperationName } from '../variations/on-operations.js';

const cases: readonly (readonly [operation: OperationName, pointer: string, kind: ObjectionKind])[] = [
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
  ['order-amend', '/serviceCharacteristics', 'list-empty'],
  ['order-amend', '/orderId', 'number-small'],
  ['order-cancel', '/reasonCode', 'text-pattern'],
  ['order-cancel', '/orderId', 'number-small'],
  ['ethernet', '/siteInformation', 'list-short'],
  ['ethernet', '/siteInformation', 'list-empty'],
  ['ethernet', '/tenant', 'text-long'],
  ['test', '/problemType', 'text-pattern'],
  ['test', '/serviceId', 'text-long'],
];

/** Does not enforce one limit of one field. */
export const limitIgnored: readonly Fault[] = cases.flatMap(([operation, pointer, kind]) =>
  onOperations(
    {
      name: `${kind}-${pointerName(pointer)}-accepted`,
      requirement: 'API-FIELD-LIMIT',
      description: `Accepts ${pointer} beyond its limit (${kind}).`,
      behaviour: { overlooks: (objection) => objection.kind === kind && objection.at === pointer },
    },
    [operation],
  ),
);
