import type { RequirementResult, RunReport, TestCaseResult } from '../harness/report/run-report.js';

const reportKeys = [
  'schemaVersion',
  'suite',
  'target',
  'mode',
  'seed',
  'startedAt',
  'durationMs',
  'verdict',
  'reason',
  'baseline',
  'counts',
  'exchanges',
  'testCases',
  'requirements',
  'leftovers',
  'coverage',
] as const satisfies readonly (keyof RunReport)[];

const suiteKeys = [
  'name',
  'version',
  'specification',
  'specificationDigest',
  'profileDigest',
] as const satisfies readonly (keyof RunReport['suite'])[];

const countKeys = [
  'pass',
  'fail',
  'warn',
  'inconclusive',
  'not-applicable',
  'not-run',
  'error',
] as const satisfies readonly (keyof RunReport['counts'])[];

const testCaseKeys = [
  'id',
  'title',
  'kind',
  'area',
  'operation',
  'requirements',
  'violated',
  'level',
  'verdict',
  'reason',
  'filtered',
  'expected',
  'actual',
  'pointer',
  'reproduced',
  'seenOnce',
  'curl',
  'exchanges',
  'attempts',
  'judgedExchange',
  'notes',
  'seed',
  'path',
  'counterexample',
  'tries',
  'differences',
  'durationMs',
] as const satisfies readonly (keyof TestCaseResult)[];

const requirementKeys = [
  'id',
  'level',
  'statement',
  'source',
  'verdict',
  'testCases',
] as const satisfies readonly (keyof RequirementResult)[];

/** The report as JSON (see harness/report/run-report.schema.json), indented, its keys always in the same order. */
export function renderJson(report: RunReport): string {
  const document = ordered(
    {
      ...report,
      suite: ordered(report.suite, suiteKeys),
      target: ordered(report.target, ['baseUrl', 'supplier']),
      counts: ordered(report.counts, countKeys),
      testCases: report.testCases.map((testCase) => ordered(testCase, testCaseKeys)),
      requirements: report.requirements.map((requirement) => ordered(requirement, requirementKeys)),
      leftovers: report.leftovers.map((leftover) => ordered(leftover, ['kind', 'id', 'supplierReference', 'reason'])),
    },
    reportKeys,
  );
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The same object with these keys first; keys that later versions add follow as they are. */
function ordered<T extends object>(object: T, keys: readonly (keyof T & string)[]): T {
  const rank = (key: string): number => {
    const index = (keys as readonly string[]).indexOf(key);
    return index === -1 ? keys.length : index;
  };
  return Object.fromEntries(Object.entries(object).toSorted(([left], [right]) => rank(left) - rank(right))) as T;
}
