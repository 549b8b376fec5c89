import {
  countKeys,
  findingKeys,
  leftoverKeys,
  reportKeys,
  requirementKeys,
  scopeKeys,
  suiteKeys,
  targetKeys,
  testCaseKeys,
  violationKeys,
} from '../harness/report/report-keys.js';
import type { RunReport } from '../harness/report/run-report.js';

/**
 * The report as JSON (see harness/report/run-report.schema.json), indented, its keys always in the same order; part by part,
 * each test case one.
 */
export function* renderJson(report: RunReport): Generator<string> {
  const document = ordered(
    {
      ...report,
      suite: ordered(report.suite, suiteKeys),
      target: ordered(report.target, targetKeys),
      scope: ordered(report.scope, scopeKeys),
      counts: ordered(report.counts, countKeys),
      findings: report.findings.map((finding) => ordered(finding, findingKeys)),
      testCases: report.testCases.map(({ violations, ...testCase }) =>
        ordered(
          { ...testCase, ...(violations && { violations: violations.map((each) => ordered(each, violationKeys)) }) },
          testCaseKeys,
        ),
      ),
      requirements: report.requirements.map((requirement) => ordered(requirement, requirementKeys)),
      leftovers: report.leftovers.map((leftover) => ordered(leftover, leftoverKeys)),
    },
    reportKeys,
  );
  let separator = '';
  yield '{';
  for (const [key, value] of Object.entries(document)) {
    if (value === undefined) continue;
    yield `${separator}\n${indent}${JSON.stringify(key)}: `;
    if (Array.isArray(value) && value.length > 0) yield* listParts(value);
    else yield indented(value, indent);
    separator = ',';
  }
  yield '\n}\n';
}

const indent = '  ';

function* listParts(items: readonly unknown[]): Generator<string> {
  let separator = '[';
  for (const item of items) {
    yield `${separator}\n${indent}${indent}${indented(item, indent + indent)}`;
    separator = ',';
  }
  yield `\n${indent}]`;
}

/** JSON whose lines after the first begin with an indent. */
function indented(value: unknown, by: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${by}`);
}

/** The same object with these keys first; keys that later versions add follow as they are. */
function ordered<T extends object>(object: T, keys: Readonly<Record<string, unknown>>): T {
  const known = Object.keys(keys);
  const rank = (key: string): number => (known.includes(key) ? known.indexOf(key) : known.length);
  return Object.fromEntries(Object.entries(object).toSorted(([left], [right]) => rank(left) - rank(right))) as T;
}
