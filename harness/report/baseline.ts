import type { BaselineResult, RunReport, RunVerdict } from './run-report.js';
import { runVerdict } from './verdict.js';

/** One known failure. */
export interface KnownFailure {
  /** The id of the test case. */
  readonly id: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it is excused: YYYY-MM-DD. */
  readonly expires: string;
}

/**
 * Compares a run's failures with those that are known.
 * @param today YYYY-MM-DD
 */
export function againstBaseline(
  { testCases }: RunReport,
  entries: readonly KnownFailure[],
  today: string,
): BaselineResult {
  const failed = new Set(testCases.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id));
  // Whatever was not decided may still fail: its entry is neither right nor wrong.
  const settled = new Set(
    testCases.filter(({ verdict }) => ['pass', 'warn', 'not-applicable'].includes(verdict)).map(({ id }) => id),
  );
  const expired = entries.filter(({ expires }) => expires < today).map(({ id }) => id);
  const excused = new Set(entries.map(({ id }) => id).filter((id) => !expired.includes(id)));
  return {
    known: [...failed].filter((id) => excused.has(id)),
    new: [...failed].filter((id) => !excused.has(id)),
    stale: entries.map(({ id }) => id).filter((id) => settled.has(id)),
    expired,
  };
}

/** What the run would be without the known failures; a stale or expired entry fails it. */
export function verdictBeyond(report: RunReport, baseline: BaselineResult, strict: boolean): RunVerdict {
  if (baseline.new.length + baseline.stale.length + baseline.expired.length > 0) return 'non-conformant';
  const known = new Set(baseline.known);
  const others = report.testCases.map((testCase) =>
    known.has(testCase.id) ? { ...testCase, verdict: 'pass' as const } : testCase,
  );
  if (report.verdict === 'error') return 'error';
  return runVerdict(others, { strict });
}
