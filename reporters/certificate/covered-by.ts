import { everyOperation, type OperationKey } from '../../contract/requirements/index.js';

/** What a class covers, as a page names it: its operations, unless they are all, and KCIs. */
export function coveredBy(operations: readonly OperationKey[], kcis: boolean): readonly string[] {
  const isWhole = everyOperation.every((operation) => operations.includes(operation));
  return [...(isWhole ? [`all ${everyOperation.length} operations`] : operations), ...(kcis ? ['KCIs'] : [])];
}
