import type { OperationKey } from '../../../contract/requirements/index.js';
import type { ClassVerdict, ReportedFinding, RunReport } from '../run-report.js';
import { isDecided } from '../scope/scope.js';
import { breaksIn, type Break } from './breaks.js';
import { flipsIn, type FlippingCase } from './flips.js';
import { percentilesOf, type Percentiles } from './percentiles.js';

/** A run, and how long the answers of each operation took, where the exchanges are known. */
export interface TimedRun {
  readonly report: RunReport;
  readonly answers?: ReadonlyMap<OperationKey, Percentiles>;
}

/** One run as a point of the trend. */
export interface TrendRun extends Pick<
  RunReport,
  'startedAt' | 'durationMs' | 'suite' | 'target' | 'mode' | 'verdict' | 'headline' | 'counts'
> {
  /** Of the operations of the description: how many the profile claims, were examined, and were decided completely. */
  readonly operations: {
    readonly all: number;
    readonly claimed: number;
    readonly examined: number;
    readonly decided: number;
  };
  /** Of the test cases that apply, how many were decided. */
  readonly testCases: { readonly applicable: number; readonly decided: number };
  /** Violated requirements, counted once for each operation. */
  readonly findings: { readonly must: number; readonly should: number };
  /** The requested classes; only in certify mode. */
  readonly classes?: readonly { readonly id: string; readonly verdict: ClassVerdict }[];
}

/** One finding, and in which runs it showed. */
export interface TrendFinding extends Pick<ReportedFinding, 'requirement' | 'operation' | 'level'> {
  readonly runs: readonly boolean[];
}

/** How long things about one operation took in each run; null where nothing is known. */
export interface OperationTimes {
  readonly operation: OperationKey;
  /** From a request to the end of its answer. */
  readonly answers: readonly (Percentiles | null)[];
  /** Test cases that were decided. */
  readonly testCases: readonly (Percentiles | null)[];
}

/** Several runs in the order of time. Lists by run have an entry for each run, in the same order. */
export interface Trend {
  readonly trendVersion: 1;
  readonly runs: readonly TrendRun[];
  /** Where a run is not to be compared with the one before it without caution. */
  readonly breaks: readonly Break[];
  /** Test cases that came to different decided verdicts in neighbouring runs without a break between. */
  readonly flips: readonly FlippingCase[];
  readonly findings: readonly TrendFinding[];
  readonly times: readonly OperationTimes[];
}

/** What becomes of a supplier from run to run. */
export function trendOf(runs: readonly TimedRun[]): Trend {
  const ordered = runs.toSorted((left, right) => (left.report.startedAt < right.report.startedAt ? -1 : 1));
  const reports = ordered.map(({ report }) => report);
  const breaks = breaksIn(reports);
  return {
    trendVersion: 1,
    runs: reports.map(pointOf),
    breaks,
    flips: flipsIn(reports, breaks),
    findings: findingsOver(reports),
    times: timesOver(ordered),
  };
}

function pointOf(report: RunReport): TrendRun {
  const { startedAt, durationMs, suite, target, mode, verdict, headline, counts, scope, findings, classes } = report;
  const { operations } = scope;
  const counted = (holds: (each: (typeof operations)[number]) => boolean) => operations.filter(holds).length;
  return {
    startedAt,
    durationMs,
    suite,
    target,
    mode,
    verdict,
    headline,
    counts,
    operations: {
      all: operations.length,
      claimed: counted(({ claimed }) => claimed),
      examined: counted(({ examined }) => examined),
      decided: counted(({ examined, testCases, decided }) => examined && decided === testCases),
    },
    testCases: {
      applicable: operations.reduce((sum, { testCases }) => sum + testCases, 0),
      decided: operations.reduce((sum, { decided }) => sum + decided, 0),
    },
    findings: {
      must: findings.filter(({ level }) => level === 'MUST').length,
      should: findings.filter(({ level }) => level === 'SHOULD').length,
    },
    ...(classes && {
      classes: classes.filter(({ requested }) => requested).map(({ id, verdict: of }) => ({ id, verdict: of })),
    }),
  };
}

/** MUSTs first, then what showed in most runs. */
function findingsOver(reports: readonly RunReport[]): readonly TrendFinding[] {
  const found = new Map<string, TrendFinding & { readonly runs: boolean[] }>();
  for (const [index, { findings }] of reports.entries())
    for (const { requirement, operation, level } of findings) {
      const key = `${level}\n${requirement}\n${operation}`;
      const finding = found.get(key) ?? { requirement, operation, level, runs: reports.map(() => false) };
      finding.runs[index] = true;
      found.set(key, finding);
    }
  const times = ({ runs }: TrendFinding) => runs.filter(Boolean).length;
  return [...found.values()].toSorted(
    (left, right) =>
      Number(left.level !== 'MUST') - Number(right.level !== 'MUST') ||
      times(right) - times(left) ||
      (`${left.requirement} ${left.operation}` < `${right.requirement} ${right.operation}` ? -1 : 1),
  );
}

function timesOver(runs: readonly TimedRun[]): readonly OperationTimes[] {
  const operations = new Set(runs.flatMap(({ report }) => report.testCases.map(({ operation }) => operation)));
  return [...operations].map((operation) => ({
    operation,
    answers: runs.map(({ answers }) => answers?.get(operation) ?? null),
    testCases: runs.map(({ report }) => {
      const own = report.testCases.filter((testCase) => testCase.operation === operation && isDecided(testCase));
      return percentilesOf(own.map(({ durationMs }) => durationMs)) ?? null;
    }),
  }));
}
