import type { RunReport, TestCaseResult, Verdict } from '../harness/report/run-report.js';

/** What the Common Test Report Format calls each verdict. Nothing that was left undecided counts as passed. */
const statuses: Readonly<Record<Verdict, 'passed' | 'failed' | 'skipped' | 'pending' | 'other'>> = {
  pass: 'passed',
  warn: 'passed',
  fail: 'failed',
  inconclusive: 'other',
  error: 'other',
  'not-applicable': 'skipped',
  'not-run': 'skipped',
};

/** The report in the Common Test Report Format (https://ctrf.io). Times are in milliseconds. */
export function renderCtrf(report: RunReport): string {
  const { testCases, suite, target } = report;
  const start = Date.parse(report.startedAt);
  const having = (status: string) => testCases.filter(({ verdict }) => statuses[verdict] === status).length;
  const document = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: {
      tool: { name: suite.name, version: suite.version },
      summary: {
        tests: testCases.length,
        passed: having('passed'),
        failed: having('failed'),
        pending: having('pending'),
        skipped: having('skipped'),
        other: having('other'),
        start,
        stop: start + Math.round(report.durationMs),
      },
      tests: testCases.map(test),
      extra: {
        verdict: report.verdict,
        headline: report.headline,
        scope: report.scope,
        ...(report.classes && { classes: report.classes }),
        mode: report.mode,
        seed: report.seed,
        specification: suite.specification,
        specificationDigest: suite.specificationDigest,
        profileDigest: suite.profileDigest,
        ...target,
      },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function test({ id, title, area, operation, kind, level, verdict, reason, curl, ...rest }: TestCaseResult): object {
  const { requirements, violated, expected, actual, durationMs } = rest;
  return {
    name: `${id} ${title}`,
    status: statuses[verdict],
    duration: Math.round(durationMs),
    suite: [area, operation],
    rawStatus: verdict,
    type: kind,
    tags: [level, ...requirements],
    ...(reason !== '' && { message: reason }),
    ...(expected !== undefined && actual !== undefined && { trace: `expected ${expected}\nactual   ${actual}` }),
    extra: { violated, ...(curl !== undefined && { curl }) },
  };
}
