import { amendProblemOperation } from './amend-problem.js';
import { cancelProblemOperation } from './cancel-problem.js';
import { createProblemOperation } from './create-problem.js';
import { decideResolutionOperation } from './decide-resolution.js';
import type { Operation } from './operation.js';

/** The operations of Service Problem Management. */
export const operations: readonly Operation[] = [
  createProblemOperation,
  amendProblemOperation,
  cancelProblemOperation,
  decideResolutionOperation,
];
