import type { RequirementId } from '../../contract/requirements/index.js';
import type { Fault } from '../variations/fault.js';
import { parameterObjections, type Grade, type ObjectionKind } from '../messages/objection.js';
import { onOperations } from '../variations/on-operations.js';

const cases: readonly (readonly [
  name: string,
  requirement: RequirementId,
  description: string,
  kinds: ReadonlySet<ObjectionKind>,
  grade: Grade,
])[] = [
  [
    'forbidden-for-parameter',
    'API-PARAMETER-CODE',
    'Answers 403 for a missing or invalid parameter.',
    parameterObjections,
    { status: 403, code: 'INVALID_REQUEST' },
  ],
  [
    'unauthorised-for-parameter',
    'API-PARAMETER-CODE',
    'Answers 401 for a missing or invalid parameter.',
    parameterObjections,
    { status: 401, code: 'NOT_AUTHORISED' },
  ],
  [
    'not-found-for-parameter',
    'API-STATUS',
    'Answers 404 for a missing or invalid parameter.',
    parameterObjections,
    { status: 404, code: 'NOT_FOUND' },
  ],
  [
    'crashes-on-missing-parameter',
    'API-NO-SERVER-ERROR',
    'Answers 500 for a missing parameter.',
    new Set(['parameter-missing']),
    { status: 500, code: 'SUPPLIER_FAULT' },
  ],
  [
    'crashes-on-malformed-parameter',
    'API-NO-SERVER-ERROR',
    'Answers 500 for a parameter that is no well-formed JSON.',
    new Set(['parameter-malformed']),
    { status: 500, code: 'SUPPLIER_FAULT' },
  ],
];

/** Refuses query parameters that are wrong with a code that is not for them. */
export const parameterCodeWrong: readonly Fault[] = cases.flatMap(([name, requirement, description, kinds, grade]) =>
  onOperations(
    { name, requirement, description, behaviour: { grades: ({ kind }) => (kinds.has(kind) ? grade : undefined) } },
    ['availability', 'slots'],
  ),
);
