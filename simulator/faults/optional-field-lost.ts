import { without } from '../json/json.js';
import { onSuccessBody } from '../variations/variation.js';
import type { Fault } from '../variations/fault.js';
import { pointerName } from '../messages/pointer-name.js';
import { onOperations, type OperationName } from '../variations/on-operations.js';

const cases: readonly (readonly [operation: OperationName, pointer: string])[] = [
  ['create', '/secondaryContact'],
  ['create', '/address'],
  ['create', '/hazards'],
  ['create', '/primaryContact/email'],
  ['amend', '/notes'],
  ['amend', '/escalationRequest'],
  ['cancel', '/text'],
  ['resolutions', '/tenantNotes'],
];

/** Leaves one optional field of the request out of the answer. */
export const optionalFieldLost: readonly Fault[] = cases.flatMap(([operation, pointer]) =>
  onOperations(
    {
      name: `${pointerName(pointer)}-lost`,
      requirement: 'API-COMPLETE',
      description: `Leaves ${pointer} out of the answer.`,
      behaviour: onSuccessBody((body) => without(body, pointer)),
    },
    [operation],
  ),
);
