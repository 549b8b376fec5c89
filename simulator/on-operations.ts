import { amendProblem, cancelProblem, createProblem, decideResolution } from '../contract/requirements/index.js';
import type { Fault } from './fault.js';

const operationKeys = {
  create: createProblem,
  amend: amendProblem,
  cancel: cancelProblem,
  resolutions: decideResolution,
} as const;

/** What an operation is called in the name of a fault. */
export type OperationName = keyof typeof operationKeys;

/** The names of all operations. */
export const operationNames = Object.keys(operationKeys) as readonly OperationName[];

/** A defect, before it is put into an operation. */
export type Defect = Omit<Fault, 'operation'>;

/** The key of an operation by its name. */
export function operationKeyOf(name: OperationName): (typeof operationKeys)[OperationName] {
  return operationKeys[name];
}

/** One fault for each operation that the defect makes sense for, by default all. */
export function onOperations(defect: Defect, names: readonly OperationName[] = operationNames): readonly Fault[] {
  return names.map((name) => ({ ...defect, name: `${defect.name}-on-${name}`, operation: operationKeys[name] }));
}
