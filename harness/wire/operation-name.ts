import type { OperationKey } from '../../contract/requirements/index.js';
import { operationOf } from '../../contract/description.js';

/** The first part of the ids of an operation's test purposes: `create-problem` for handleCreateProblem. */
export function nameOf(operation: OperationKey): string {
  return operationOf(operation)
    .operationId.replace(/^handle/, '')
    .replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();
}
