import type { RunReport, TestCaseResult } from './run-report.js';

/** How the failures of a later run differ from those of an earlier one; the test cases are those of the later run. */
export interface Comparison {
  readonly new: readonly TestCaseResult[];
  readonly stillFailing: readonly TestCaseResult[];
  /** Failures that were decided otherwise. */
  readonly fixed: readonly TestCaseResult[];
  /** Failures that were not decided again, and so are neither; of those that the later run lacks, the earlier result. */
  readonly undecided: readonly TestCaseResult[];
}

/** Compares two runs, test case by test case. */
export function compareReports(before: RunReport, after: RunReport): Comparison {
  const failedBefore = before.testCases.filter(({ verdict }) => verdict === 'fail');
  const later = new Map(after.testCases.map((testCase) => [testCase.id, testCase]));
  const known = new Set(failedBefore.map(({ id }) => id));
  const again = failedBefore.map((testCase) => later.get(testCase.id) ?? { ...testCase, verdict: 'not-run' as const });
  return {
    new: after.testCases.filter(({ id, verdict }) => verdict === 'fail' && !known.has(id)),
    stillFailing: again.filter(({ verdict }) => verdict === 'fail'),
    fixed: again.filter(({ verdict }) => verdict === 'pass' || verdict === 'warn'),
    undecided: again.filter(({ verdict }) => !['fail', 'pass', 'warn'].includes(verdict)),
  };
}
