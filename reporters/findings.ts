import type { RequirementResult, RunReport, TestCaseResult, Verdict } from '../harness/run-report.js';

/** One defect as a reader sees it: every test case that found the same requirement violated at the same operation. */
export interface Finding {
  readonly requirementId: string;
  /** None if the report has no such requirement. */
  readonly requirement?: RequirementResult | undefined;
  readonly operation: string;
  readonly testCases: readonly [TestCaseResult, ...TestCaseResult[]];
}

/** Test cases that share a verdict and its reason. */
export interface ReasonGroup {
  readonly verdict: Verdict;
  readonly reason: string;
  /** Whether the user chose it, which leaves the run complete. */
  readonly filtered: boolean;
  readonly ids: readonly string[];
}

/** The findings of a verdict, in the order of the report. */
export function findingsOf(report: RunReport, verdict: 'fail' | 'warn'): readonly Finding[] {
  const groups = groupBy(
    report.testCases.filter((testCase) => testCase.verdict === verdict),
    (testCase) => `${requirementOf(testCase)}\n${testCase.operation}`,
  );
  return groups.map((testCases) => {
    const [{ operation }] = testCases;
    const requirementId = requirementOf(testCases[0]);
    const requirement = report.requirements.find(({ id }) => id === requirementId);
    return { requirementId, requirement, operation, testCases };
  });
}

/** Test cases of some verdicts by verdict and reason, in the order of the report. */
export function reasonsOf(report: RunReport, verdicts: readonly Verdict[]): readonly ReasonGroup[] {
  const groups = groupBy(
    report.testCases.filter((testCase) => verdicts.includes(testCase.verdict)),
    (testCase) => `${testCase.verdict}\n${String(testCase.filtered ?? false)}\n${testCase.reason}`,
  );
  return groups.map((testCases) => {
    const [{ verdict, reason, filtered = false }] = testCases;
    return { verdict, reason, filtered, ids: testCases.map(({ id }) => id) };
  });
}

function requirementOf(testCase: TestCaseResult): string {
  return testCase.violated[0] ?? testCase.requirements[0] ?? 'no requirement';
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
