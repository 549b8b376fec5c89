import type { RequirementId } from './index.js';
import { amendProblem, cancelProblem, createProblem, decideResolution } from './service-problem-operations.js';
import type { OperationKey } from './requirement.js';

/** The requirement that a success answer of each operation has its documented body. */
export const answerBodyRequirement: ReadonlyMap<OperationKey, RequirementId> = new Map([
  [createProblem, 'SP-CREATE-BODY'],
  [amendProblem, 'SP-AMEND-BODY'],
  [cancelProblem, 'SP-CANCEL-BODY'],
  [decideResolution, 'SP-RESOLVE-BODY'],
] as const);
