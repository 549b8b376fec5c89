import type { TestCaseResult, Violation } from './run-report.js';

/** From so many occurrences on, each in a test case of its own, a violation needs no repeat in any of them. */
const enough = 3;

/**
 * The results with those turned into a fail or warn that saw the same violation once each: what shows in several
 * independent test cases is reproduced by that.
 */
export function withRates(testCases: readonly TestCaseResult[]): readonly TestCaseResult[] {
  const occurrences = new Map<string, Set<string>>();
  const add = (key: string, id: string) => occurrences.set(key, (occurrences.get(key) ?? new Set()).add(id));
  for (const { id, operation, violated, seenOnce = [] } of testCases) {
    for (const seen of seenOnce) add(keyOf(seen), id);
    for (const requirement of violated) add(keyOf({ requirement, operation }), id);
  }
  return testCases.map((testCase) => {
    const { seenOnce = [] } = testCase;
    const shown = seenOnce.find((seen) => (occurrences.get(keyOf(seen))?.size ?? 0) >= enough);
    if (testCase.verdict !== 'inconclusive' || !shown) return testCase;
    const examined = testCases.filter(
      ({ verdict, requirements: checked }) =>
        checked.includes(shown.requirement) && !['not-run', 'not-applicable'].includes(verdict),
    );
    return violating(testCase, shown, `${occurrences.get(keyOf(shown))?.size ?? 0} of ${examined.length}`);
  });
}

function violating(testCase: TestCaseResult, shown: Violation, rate: string): TestCaseResult {
  const { requirement, level, reason, expected, actual, pointer, exchange, cause, why } = shown;
  const { group: _, seenOnce: __, ...rest } = testCase;
  return {
    ...rest,
    cause,
    why,
    violations: [shown],
    verdict: level === 'MUST' ? 'fail' : 'warn',
    level,
    violated: [requirement],
    requirements: [...new Set([requirement, ...testCase.requirements])],
    reason: `Now and then, in ${rate} test cases that check it: ${reason}`,
    expected,
    actual,
    ...(pointer !== undefined && { pointer }),
    reproduced: true,
    ...(exchange !== undefined && { judgedExchange: exchange }),
  };
}

function keyOf({ requirement, operation }: Pick<Violation, 'requirement' | 'operation'>): string {
  return `${requirement} ${operation}`;
}
