import type { RequirementId } from '../../../contract/requirements/index.js';
import type { Fault } from '../../variations/fault.js';
import { isJsonArray, valueAt } from '../../json/json.js';
import type { ObjectionKind } from '../../messages/objection.js';
import { onOperations, type OperationName } from '../../variations/on-operations.js';
import { pointerName } from '../../messages/pointer-name.js';

/** What is not looked at in an operation, and the optional field in whose presence it is not. */
const cases: readonly (readonly [
  operation: OperationName,
  kind: ObjectionKind,
  pointer: string,
  requirement: RequirementId,
  presence: string,
])[] = [
  ['create', 'text-long', '/primaryContact/name', 'API-FIELD-LIMIT', '/hazards'],
  ['create', 'field-type', '/notes', 'API-FIELD-TYPE', '/onSiteRestrictions'],
  ['create', 'field-missing', '/secondaryContact/phoneNumber', 'API-FIELD-REQUIRED', '/hazards'],
  ['amend', 'text-pattern', '/primaryContact/phoneNumber', 'API-FIELD-LIMIT', '/hazards'],
  ['amend', 'field-type', '/problemText', 'API-FIELD-TYPE', '/secondaryContact'],
  ['cancel', 'text-pattern', '/reasonCode', 'API-FIELD-LIMIT', '/text'],
  ['order', 'field-type', '/primaryContact/name', 'API-FIELD-TYPE', '/secondaryContact'],
  ['order-amend', 'field-missing', '/primaryContact/phoneNumber', 'API-FIELD-REQUIRED', '/hazards'],
  ['quote', 'value-unlisted', '/sites/*/role', 'API-FIELD-ENUM', '/externalIdentifier'],
];

/** Fields that are not looked at where another field is there. */
const unseen = cases.flatMap(([operation, kind, pointer, requirement, presence]) =>
  onOperations(
    {
      name: `${kind}-${pointerName(pointer)}-accepted-beside-${pointerName(presence)}`,
      requirement,
      description: `Accepts a wrong ${pointer} beside ${presence} (${kind}).`,
      behaviour: {
        overlooks: (objection, { received }) =>
          objection.kind === kind && objection.at === pointer && valueAt(received, presence) !== undefined,
      },
    },
    [operation],
  ),
);

/** Bodies that are wrong at one place, and accepted where they have something else in them. */
export const rareBrokenBodies: readonly Fault[] = [
  ...unseen,
  ...onOperations(
    {
      name: 'characteristics-looked-at-alone',
      requirement: 'API-FIELD-TYPE',
      description: 'Accepts values of another type in characteristics where there are several.',
      behaviour: {
        overlooks: ({ kind, at }, { received: { characteristics } }) =>
          kind === 'field-type' &&
          at === '/characteristics/*/value' &&
          isJsonArray(characteristics) &&
          characteristics.length > 1,
      },
    },
    ['create'],
  ),
];
