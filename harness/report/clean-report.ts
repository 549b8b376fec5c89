import type { Redactor } from './redaction.js';
import { findingKeys, leftoverKeys, targetKeys, testCaseKeys, violationKeys } from './report-keys.js';
import type { RunReport, TestCaseResult } from './run-report.js';

/** A test case without secrets in what came from the supplier or went to it. */
export function cleanCase(result: TestCaseResult, redactor: Redactor): TestCaseResult {
  const { violations, ...rest } = result;
  return {
    ...cleaned(rest, testCaseKeys, redactor),
    ...(violations && { violations: violations.map((violation) => cleaned(violation, violationKeys, redactor)) }),
  };
}

/** A report without secrets, before it is rendered: no format then has to be cleaned, with escapes of its own. */
export function cleanReport(report: RunReport, redactor: Redactor): RunReport {
  const { target, leftovers, findings, testCases, reason } = report;
  return {
    ...report,
    target: cleaned(target, targetKeys, redactor),
    ...(reason !== undefined && { reason: redactor.text(reason) }),
    findings: findings.map((finding) => cleaned(finding, findingKeys, redactor)),
    testCases: testCases.map((testCase) => cleanCase(testCase, redactor)),
    leftovers: leftovers.map((leftover) => cleaned(leftover, leftoverKeys, redactor)),
  };
}

/** The suite's own words stay: a secret that is a common word, such as `test`, must not garble them. */
function cleaned<T extends object>(
  object: T,
  keys: Readonly<Record<string, 'own' | 'foreign'>>,
  redactor: Redactor,
): T {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      keys[key] === 'own' ? (value as unknown) : redactor.data<unknown>(value),
    ]),
  ) as T;
}
