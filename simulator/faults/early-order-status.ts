import type { RequirementId } from '../../contract/requirements/index.js';
import type { Fault } from '../variations/fault.js';
import { onOperations, type OperationName } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

const both = ['order', 'ethernet'] as const;

const cases: readonly (readonly [status: string, requirement: RequirementId, names: readonly OperationName[]])[] = [
  ['REJECTED', 'OR-CREATE-STATUS', both],
  ['CANCELLED', 'OR-CREATE-STATUS', both],
  ['COMPLETED', 'OR-CREATE-STATUS', both],
  ['PENDING_CANCELLATION', 'OR-CREATE-STATUS', both],
  ['PENDING_AMENDMENT', 'OR-CREATE-STATUS', ['order']],
  ['FAILED', 'OR-CREATE-STATUS', ['order']],
  ['PARTIAL', 'OR-CREATE-STATUS', ['order']],
  ['HELD', 'OR-CREATE-STATUS-DESCRIBED', both],
  ['PENDING', 'OR-CREATE-STATUS-DESCRIBED', both],
];

/** Shows a new order in a status that it cannot have yet, or that is not described for a new one. */
export const earlyOrderStatus: readonly Fault[] = cases.flatMap(([status, requirement, names]) =>
  onOperations(
    {
      name: `${status.toLowerCase().replaceAll('_', '-')}-at-once`,
      requirement,
      description: `Answers a new order with the status ${status}.`,
      behaviour: onSuccessBody((body) => ({ ...body, status })),
    },
    names,
  ),
);
