import type { RequirementId } from '../../../contract/requirements/index.js';
import type { Fault } from '../../variations/fault.js';
import { isJsonArray, plainText, valueAt } from '../../json/json.js';
import type { ObjectionKind } from '../../messages/objection.js';
import { violating } from '../../variations/fault-tables.js';
import type { OperationName } from '../../variations/operation-names.js';
import { pointerName } from '../../messages/pointer-name.js';
import { objectsIn } from './rare-fault.js';

const roles: readonly string[] = ['A-END', 'B-END', 'MULTI-POINT'];

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
  ...violating('API-FIELD-ENUM', [
    [
      'two-sites-looked-at',
      'Accepts a role that is not listed in any site after the second.',
      ['quote'],
      {
        overlooks: ({ kind, at }, { received: { sites } }) =>
          kind === 'value-unlisted' &&
          at === '/sites/*/role' &&
          objectsIn(sites)
            .slice(0, 2)
            .every(({ role }) => roles.includes(plainText(role))),
      },
    ],
  ]),
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
