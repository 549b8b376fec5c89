import type { RunReport, TestCaseResult, Verdict } from '../run-report.js';
import { isDecided } from '../scope/scope.js';
import type { Break } from './breaks.js';

/** A test case that does not always come to the same verdict. */
export interface FlippingCase extends Pick<TestCaseResult, 'id' | 'title' | 'operation'> {
  /** How often its decided verdict changed from one run to the next that decided it, with no break between. */
  readonly flips: number;
  /** Its verdict in each run; null where the run does not know it. */
  readonly verdicts: readonly (Verdict | null)[];
}

/** The test cases that flip, those that do most often first. */
export function flipsIn(reports: readonly RunReport[], breaks: readonly Break[]): readonly FlippingCase[] {
  const starts = new Set(breaks.map(({ before }) => before));
  const byRun = reports.map(({ testCases }) => new Map(testCases.map((testCase) => [testCase.id, testCase])));
  const latest = new Map(byRun.flatMap((run) => [...run]));
  return [...latest.values()]
    .map(({ id, title, operation }) => {
      const results = byRun.map((run) => run.get(id));
      return {
        id,
        title,
        operation,
        flips: count(results, starts),
        verdicts: results.map((each) => each?.verdict ?? null),
      };
    })
    .filter(({ flips }) => flips > 0)
    .toSorted((left, right) => right.flips - left.flips || (left.id < right.id ? -1 : 1));
}

function count(results: readonly (TestCaseResult | undefined)[], starts: ReadonlySet<number>): number {
  let flips = 0;
  let last: Verdict | undefined;
  for (const [index, result] of results.entries()) {
    if (starts.has(index)) last = undefined;
    if (!result || !isDecided(result)) continue;
    if (last !== undefined && last !== result.verdict) flips++;
    last = result.verdict;
  }
  return flips;
}
