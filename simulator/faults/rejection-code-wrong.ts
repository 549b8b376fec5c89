import type { RequirementId } from '../../contract/requirements/index.js';
import type { Fault } from '../variations/fault.js';
import { businessObjections, type Grade } from '../messages/objection.js';
import { onOperations, type OperationName } from '../variations/on-operations.js';

const codes: readonly (readonly [name: string, grade: Grade])[] = [
  ['bad-request', { status: 400, code: 'INVALID_REQUEST' }],
  ['forbidden', { status: 403, code: 'INVALID_REQUEST' }],
  ['unauthorised', { status: 401, code: 'NOT_AUTHORISED' }],
];

const requirements: readonly (readonly [operation: OperationName, requirement: RequirementId])[] = [
  ['order-amend', 'OR-REJECTION-CODE'],
  ['order-cancel', 'OR-REJECTION-CODE'],
  ['test', 'ST-REJECTION-CODE'],
];

/** Answers with another documented code than 422 where a well-formed request is rejected. */
export const rejectionCodeWrong: readonly Fault[] = codes.flatMap(([name, grade]) =>
  requirements.flatMap(([operation, requirement]) =>
    onOperations(
      {
        name: `${name}-for-rejection`,
        requirement,
        description: `Answers ${grade.status} where a well-formed request is rejected.`,
        behaviour: { grades: ({ kind }) => (businessObjections.has(kind) ? grade : undefined) },
      },
      [operation],
    ),
  ),
);
