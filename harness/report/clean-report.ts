import type { Redactor } from './redaction.js';
import type { RunReport, TestCaseResult } from './run-report.js';

/** The suite's own words: a secret that is a common word, such as `test`, must not garble them. */
const ownWords: ReadonlySet<string> = new Set<keyof TestCaseResult>([
  'id',
  'title',
  'kind',
  'area',
  'operation',
  'requirements',
  'violated',
  'level',
  'verdict',
]);

/** A test case without secrets in what came from the supplier or went to it. */
export function cleanCase(result: TestCaseResult, redactor: Redactor): TestCaseResult {
  const entries = Object.entries(result).map(([key, value]) => [
    key,
    ownWords.has(key) ? (value as unknown) : redactor.data<unknown>(value),
  ]);
  return Object.fromEntries(entries) as TestCaseResult;
}

/** A report without secrets, before it is rendered: no format then has to be cleaned, with escapes of its own. */
export function cleanReport(report: RunReport, redactor: Redactor): RunReport {
  const { target, leftovers, testCases, reason } = report;
  return {
    ...report,
    target: redactor.data(target),
    ...(reason !== undefined && { reason: redactor.text(reason) }),
    testCases: testCases.map((testCase) => cleanCase(testCase, redactor)),
    leftovers: redactor.data(leftovers),
  };
}
