import { sendUpdate, type OperationKey } from '../../../contract/requirements/index.js';
import type { Exclusion, RunMode, Scope, TestCaseResult } from '../run-report.js';
import { needsOf, type Updates } from './needs.js';

/** What is known of a run's scope before its test cases are counted. */
export interface ScopeFacts extends Pick<Scope, 'reference' | 'filters' | 'shard' | 'propertyRuns'> {
  readonly updates: Updates;
  readonly operations: readonly { readonly operation: OperationKey; readonly claimed: boolean }[];
}

/** The scope of a run: how much of what the profile claims its test cases examined. */
export function scopeOf(facts: ScopeFacts, mode: RunMode, testCases: readonly TestCaseResult[]): Scope {
  const { reference, filters, shard, propertyRuns, updates, operations } = facts;
  const isUpdateLookedAt = ({ operation, verdict }: TestCaseResult) =>
    operation === sendUpdate && verdict !== 'not-run';
  return {
    reference,
    mode,
    filters,
    shard,
    kcis: updates === 'received' && testCases.some(isUpdateLookedAt),
    propertyRuns,
    operations: operations.map(({ operation, claimed }) => {
      const own = testCases.filter((testCase) => testCase.operation === operation);
      return {
        operation,
        claimed,
        examined: own.some(isExecuted),
        testCases: own.filter(isApplicable).length,
        decided: own.filter(isDecided).length,
      };
    }),
    excluded: excludedBy(testCases),
    needs: needsOf(testCases, updates),
  };
}

/** Whether a test case applies to this supplier, so that a whole run decides it. */
export function isApplicable({ verdict, choice }: TestCaseResult): boolean {
  return verdict !== 'not-applicable' || choice === 'not-implemented' || choice === 'own-reference';
}

/** Whether a test case, or a requirement, came to a statement about the supplier. */
export function isDecided({ verdict }: Pick<TestCaseResult, 'verdict'>): boolean {
  return verdict === 'pass' || verdict === 'warn' || verdict === 'fail';
}

function isExecuted({ verdict }: TestCaseResult): boolean {
  return verdict !== 'not-run' && verdict !== 'not-applicable';
}

/** What the profile excludes, in the order of the test cases. */
function excludedBy(testCases: readonly TestCaseResult[]): readonly Exclusion[] {
  const counts = new Map<string, number>();
  for (const { choice, profileKey } of testCases)
    if (choice === 'profile' && profileKey !== undefined) counts.set(profileKey, (counts.get(profileKey) ?? 0) + 1);
  return [...counts].map(([key, count]) => ({ key, testCases: count }));
}
