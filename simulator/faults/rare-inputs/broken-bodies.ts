import type { RequirementId } from '../../../contract/requirements/index.js';
import type { Fault } from '../../variations/fault.js';
import { isJsonArray, valueAt } from '../../json/json.js';
import type { ObjectionKind } from '../../messages/objection.js';
import { violating } from '../../variations/fault-tables.js';
import type { OperationName } from '../../variations/operation-names.js';
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

/** Bodies that are wrong at one place, and accepted where they have something else in them. */
export const rareBrokenBodies: readonly Fault[] = [
  ...cases.flatMap(([operation, kind, pointer, requirement, presence]) =>
    violating(requirement, [
      [
        `${kind}-${pointerName(pointer)}-accepted-beside-${pointerName(presence)}`,
        `Accepts a wrong ${pointer} beside ${presence} (${kind}).`,
        [operation],
        {
          overlooks: (objection, { received }) =>
            objection.kind === kind && objection.at === pointer && valueAt(received, presence) !== undefined,
        },
      ],
    ]),
  ),
  ...violating('API-FIELD-TYPE', [
    [
      'characteristics-looked-at-alone',
      'Accepts values of another type in characteristics where there are several.',
      ['create'],
      {
        overlooks: ({ kind, at }, { received: { characteristics } }) =>
          kind === 'field-type' &&
          at === '/characteristics/*/value' &&
          isJsonArray(characteristics) &&
          characteristics.length > 1,
      },
    ],
  ]),
];
