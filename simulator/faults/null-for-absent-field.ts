import type { RequirementId } from '../../contract/requirements/index.js';
import { having, valueAt } from '../json/json.js';
import { onSuccessBody } from '../variations/variation.js';
import type { Fault } from '../variations/fault.js';
import { pointerName } from '../messages/pointer-name.js';
import { onOperations, type OperationName } from '../variations/on-operations.js';

const cases: readonly (readonly [operation: OperationName, pointer: string, requirement: RequirementId])[] = [
  ['create', '/onSiteRestrictions', 'SP-CREATE-BODY'],
  ['amend', '/onSiteRestrictions', 'SP-AMEND-BODY'],
  ['cancel', '/text', 'SP-CANCEL-BODY'],
  ['resolutions', '/slaViolation', 'SP-RESOLVE-BODY'],
];

/** Answers null for one optional field that it has no value for. */
export const nullForAbsentField: readonly Fault[] = cases.flatMap(([operation, pointer, requirement]) =>
  onOperations(
    {
      name: `null-for-${pointerName(pointer)}`,
      requirement: requirement,
      description: `Answers null for ${pointer} where it has no value.`,
      behaviour: onSuccessBody((body) => (valueAt(body, pointer) === undefined ? having(body, pointer, null) : body)),
    },
    [operation],
  ),
);
