import type { RunReport, TestCaseResult, Verdict } from '../../harness/report/run-report.js';
import { percentilesOf } from '../../harness/report/trend/percentiles.js';
import { trendOf, type TimedRun, type Trend } from '../../harness/report/trend/trend.js';
import { reportOf } from './frozen-report.js';

const operations = ['POST /service-problems', 'POST /service-problem-amendments'] as const;

/** A run of four test cases, in the order of the verdicts. */
export function runOf(day: number, verdicts: readonly Verdict[], changes: Partial<RunReport> = {}): RunReport {
  const testCases = verdicts.map((verdict, index): TestCaseResult => {
    const violated = verdict === 'fail' || verdict === 'warn' ? (['API-STATUS'] as const) : [];
    return {
      id: `trend.case-${index}`,
      title: `test case ${index} <b>`,
      kind: 'example',
      area: 'service-problems',
      operation: operations[index % 2] ?? operations[0],
      requirements: ['API-STATUS'],
      violated,
      level: verdict === 'warn' ? 'SHOULD' : 'MUST',
      verdict,
      reason: verdict === 'pass' ? '' : 'Because.',
      expected: 'x',
      actual: 'y',
      exchanges: [],
      notes: [],
      durationMs: 100 * (index + 1) + day,
    };
  });
  const report = reportOf(testCases);
  const counted = (verdict: Verdict) => verdicts.filter((each) => each === verdict).length;
  const counts = Object.fromEntries(
    Object.keys(report.counts).map((verdict) => [verdict, counted(verdict as Verdict)]),
  );
  return {
    ...report,
    startedAt: `2026-03-${String(day).padStart(2, '0')}T03:04:05.678Z`,
    durationMs: 60_000 + 1_000 * day,
    verdict: counted('fail') > 0 ? 'non-conformant' : 'conformant',
    counts: counts as RunReport['counts'],
    ...changes,
  };
}

/** Two weeks of a supplier: it fails now and then, and on the eighth day the suite is updated. */
export function twoWeeks(): Trend {
  const runs = Array.from({ length: 14 }, (_, index): TimedRun => {
    const day = index + 1;
    const report = runOf(day, [
      day % 5 === 0 ? 'fail' : 'pass',
      day < 11 ? 'warn' : 'pass',
      day === 6 ? 'inconclusive' : 'pass',
      'pass',
    ]);
    const later = day > 7 ? { suite: { ...report.suite, version: '0.3.0' } } : {};
    const times = Array.from({ length: 40 }, (_each, place) => 20 + ((place * 37 + day * 11) % 90));
    const answers = percentilesOf(times);
    return {
      report: { ...report, ...later },
      ...(answers && { answers: new Map(operations.map((operation) => [operation, answers])) }),
    };
  });
  return trendOf(runs);
}
