import type { Kind, ReportedFinding, TestCaseResult, Violation } from './run-report.js';

/** The simplest kind of test case to follow comes first. */
const bySimplicity: readonly Kind[] = ['example', 'kci', 'property', 'lifecycle'];

interface Shown {
  readonly violation: Violation;
  readonly testCase: TestCaseResult;
}

/**
 * One finding for each requirement and operation that any test case found violated: failures first, then warnings, each
 * in the order of the test cases. What a finding says is what its simplest test case says.
 */
export function findingsIn(testCases: readonly TestCaseResult[]): readonly ReportedFinding[] {
  const groups = new Map<string, [Shown, ...Shown[]]>();
  for (const testCase of testCases)
    for (const violation of testCase.violations ?? []) {
      const key = `${violation.requirement}\n${violation.operation}`;
      const group = groups.get(key);
      if (group) group.push({ violation, testCase });
      else groups.set(key, [{ violation, testCase }]);
    }
  const findings = [...groups.values()].map(findingOf);
  return [...findings.filter(({ level }) => level === 'MUST'), ...findings.filter(({ level }) => level !== 'MUST')];
}

function findingOf(group: readonly [Shown, ...Shown[]]): ReportedFinding {
  const sorted = group.toSorted((left, right) => effort(left.testCase) - effort(right.testCase));
  // Sorting keeps the number of items.
  const [{ violation }] = sorted as [Shown, ...Shown[]];
  const { requirement, operation, level, reason, expected, actual, pointer } = violation;
  // Only where nothing else shows it can it be something other than the supplier.
  const { cause, why } = sorted.find((each) => each.violation.cause === 'supplier')?.violation ?? violation;
  return {
    requirement,
    operation,
    level,
    ways: [...new Set(group.map((each) => each.violation.way ?? ''))],
    reason,
    expected,
    actual,
    ...(pointer !== undefined && { pointer }),
    cause,
    why,
    testCases: [...new Set(sorted.map(({ testCase }) => testCase.id))] as [string, ...string[]],
  };
}

/** How much a reader has to follow: by kind first, then by exchanges. */
function effort({ kind, exchanges }: TestCaseResult): number {
  return bySimplicity.indexOf(kind) * 1e9 + exchanges.length;
}
