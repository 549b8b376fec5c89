import type { Redactor } from './redaction.js';
import { findingKeys, leftoverKeys, targetKeys, testCaseKeys, violationKeys, type Words } from './report-keys.js';
import type { RunReport, TestCaseResult, Violation } from './run-report.js';

/** A test case without secrets in what came from the supplier or went to it. */
export function cleanCase(result: TestCaseResult, redactor: Redactor): TestCaseResult {
  const { violations, seenOnce, ...rest } = result;
  const clean = (several: readonly Violation[]) => several.map((each) => cleaned(each, violationKeys, redactor));
  return {
    ...cleaned(rest, testCaseKeys, redactor),
    ...(violations && { violations: clean(violations) }),
    ...(seenOnce && { seenOnce: clean(seenOnce) }),
  };
}

/** A report without secrets, before it is rendered: no format then has to be cleaned, with escapes of its own. */
export function cleanReport(report: RunReport, redactor: Redactor): RunReport {
  const { target, leftovers, findings, testCases, reason, notes, leftOut } = report;
  return {
    ...report,
    target: cleaned(target, targetKeys, redactor),
    ...(reason !== undefined && { reason: redactor.sentence(reason) }),
    findings: findings.map((finding) => cleaned(finding, findingKeys, redactor)),
    testCases: testCases.map((testCase) => cleanCase(testCase, redactor)),
    leftovers: leftovers.map((leftover) => cleaned(leftover, leftoverKeys, redactor)),
    ...(notes && { notes: redactor.data(notes) }),
    ...(leftOut && { leftOut: redactor.data(leftOut) }),
  };
}

/** The suite's own words stay: a secret that is a common word, such as `test`, must not garble them. */
function cleaned<T extends object>(object: T, keys: Readonly<Record<string, Words>>, redactor: Redactor): T {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]: [string, unknown]) => {
      if (keys[key] === 'own') return [key, value];
      return [key, keys[key] === 'sentence' ? sentences(value, redactor) : redactor.data(value)];
    }),
  ) as T;
}

function sentences(value: unknown, redactor: Redactor): unknown {
  if (Array.isArray(value)) return value.map((item) => sentences(item, redactor));
  return typeof value === 'string' ? redactor.sentence(value) : value;
}
