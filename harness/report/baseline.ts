import type { BaselineResult, ReportedFinding, RunReport, RunVerdict, TestCaseResult } from './run-report.js';
import { runVerdict } from './verdict.js';

/** Who answers for a known failure, why it fails, and until when it is excused. */
interface Excuse {
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it is excused: YYYY-MM-DD. */
  readonly expires: string;
}

/** One requirement that one operation violates, in whichever test case that shows. */
type FindingKey = Pick<ReportedFinding, 'requirement' | 'operation'>;

/** One known failure: a test case, or a requirement that an operation violates. */
export type KnownFailure = ({ readonly id: string } | FindingKey) & Excuse;

/** How a known failure is named to a reader. */
export function nameOf(entry: KnownFailure | FindingKey): string {
  return 'id' in entry ? entry.id : `${entry.requirement} at ${entry.operation}`;
}

/**
 * Compares a run's failures with those that are known. A test case is known by its id, or if every requirement that it
 * found violated is known for the operation at fault.
 * @param today YYYY-MM-DD
 */
export function againstBaseline(report: RunReport, entries: readonly KnownFailure[], today: string): BaselineResult {
  const expired = entries.filter(({ expires }) => expires < today);
  const excused = new Set(entries.filter((entry) => !expired.includes(entry)).map(nameOf));
  const failed = report.testCases.filter(({ verdict }) => verdict === 'fail');
  return {
    known: failed.filter((testCase) => isExcused(testCase, excused)).map(({ id }) => id),
    new: failed.filter((testCase) => !isExcused(testCase, excused)).map(({ id }) => id),
    stale: entries.filter((entry) => isStale(entry, report)).map(nameOf),
    expired: expired.map(nameOf),
  };
}

function isExcused({ id, violations = [] }: TestCaseResult, excused: ReadonlySet<string>): boolean {
  if (excused.has(id)) return true;
  const failures = violations.filter(({ level }) => level === 'MUST');
  return failures.length > 0 && failures.every((violation) => excused.has(nameOf(violation)));
}

/** Whether an entry no longer fails. Whatever was not decided may still fail: its entry is neither right nor wrong. */
function isStale(entry: KnownFailure, { testCases, findings }: RunReport): boolean {
  if ('id' in entry)
    return testCases.some(({ id, verdict }) => id === entry.id && ['pass', 'warn', 'not-applicable'].includes(verdict));
  const { requirement, operation } = entry;
  if (findings.some((finding) => finding.level === 'MUST' && nameOf(finding) === nameOf(entry))) return false;
  const checking = testCases.filter(
    (testCase) => testCase.operation === operation && testCase.requirements.includes(requirement),
  );
  return (
    checking.some(({ verdict }) => isDecided(verdict)) &&
    checking.every(({ verdict }) => isDecided(verdict) || verdict === 'not-applicable')
  );
}

/** Whether a test case found out what it is about. */
export function isDecided(verdict: TestCaseResult['verdict']): boolean {
  return ['pass', 'warn', 'fail'].includes(verdict);
}

/** What the run would be without the known failures; a stale or expired entry fails it. */
export function verdictBeyond(report: RunReport, baseline: BaselineResult, strict: boolean): RunVerdict {
  if (baseline.new.length + baseline.stale.length + baseline.expired.length > 0) return 'non-conformant';
  const known = new Set(baseline.known);
  const others = report.testCases.map((testCase) =>
    known.has(testCase.id) ? { ...testCase, verdict: 'pass' as const } : testCase,
  );
  if (report.verdict === 'error') return 'error';
  return runVerdict(others, { strict, whole: report.scope.needs.length === 0 });
}

/**
 * A baseline that knows every failure of a run: entries that still hold as they are, and one for each requirement and
 * operation that they do not cover. Those that no longer fail, or whose day has passed, are dropped.
 * @param excuse who owns the new entries, and until when they are excused
 * @param today YYYY-MM-DD
 */
export function baselineOf(
  report: RunReport,
  entries: readonly KnownFailure[],
  { owner, expires, today }: Pick<Excuse, 'owner' | 'expires'> & { readonly today: string },
): readonly KnownFailure[] {
  const kept = entries.filter((entry) => entry.expires >= today && !isStale(entry, report));
  const unknown = new Set(againstBaseline(report, kept, today).new);
  const names = new Set(kept.map(nameOf));
  const added = report.findings
    .filter((finding) => finding.level === 'MUST' && !names.has(nameOf(finding)))
    .filter(({ testCases }) => testCases.some((id) => unknown.has(id)))
    .map(({ requirement, operation, reason }) => ({ requirement, operation, owner, reason, expires }));
  return [...kept, ...added];
}
