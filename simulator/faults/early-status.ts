import type { RequirementId } from '../../contract/requirements/index.js';
import type { Fault } from '../variations/fault.js';
import { onSuccessBody } from '../variations/variation.js';
import { onOperations } from '../variations/on-operations.js';

const cases: readonly (readonly [status: string, requirement: RequirementId])[] = [
  ['REJECTED', 'SP-CREATE-STATUS'],
  ['PENDING_AMENDMENT', 'SP-CREATE-STATUS'],
  ['PENDING_CANCELLATION', 'SP-CREATE-STATUS'],
  ['CANCELLED', 'SP-CREATE-STATUS'],
  ['RESOLVED', 'SP-CREATE-STATUS'],
  ['COMPLETED', 'SP-CREATE-STATUS'],
  ['HELD', 'SP-CREATE-STATUS-DESCRIBED'],
  ['NETWORK_INCIDENT', 'SP-CREATE-STATUS-DESCRIBED'],
  ['PENDING', 'SP-CREATE-STATUS-DESCRIBED'],
];

/** Shows a new problem in a status that it cannot have yet, or that is not described for a new one. */
export const earlyStatus: readonly Fault[] = cases.flatMap(([status, requirement]) =>
  onOperations(
    {
      name: `${status.toLowerCase().replaceAll('_', '-')}-at-once`,
      requirement,
      description: `Answers a new problem with the status ${status}.`,
      behaviour: onSuccessBody((body) => ({ ...body, status })),
    },
    ['create'],
  ),
);
