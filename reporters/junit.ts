import junitReportBuilder, { type Builder, type TestCase, type TestSuite } from 'junit-report-builder';
import type { RequirementResult, RunReport, TestCaseResult } from '../harness/report/run-report.js';
import { searchOf } from './counterexample.js';
import { scopeLines } from './scope-lines.js';
import { sectionText, splitSections, xmlText } from './xml-text.js';

/** The builder is a CommonJS module that is its own export, while its types claim a default export within. */
const builder = junitReportBuilder as unknown as Builder;

/**
 * The report as JUnit XML, times in seconds: first a suite for the run with the verdict as its one test case, then a suite
 * for each area. What the profile excludes is only counted. Nothing that was left undecided counts as passed: it is
 * skipped, and says why.
 */
export function renderJunit(report: RunReport): string {
  const junit = builder.newBuilder().name(xmlText(`${report.suite.name} ${report.suite.version}`));
  const requirements = new Map(report.requirements.map((requirement) => [requirement.id, requirement]));
  const shown = report.testCases.filter(({ choice }) => choice !== 'profile');
  const areas = [...new Set(shown.map((testCase) => testCase.area))];
  const skipped: string[] = [];
  describeVerdict(junit.testSuite(), report);
  for (const area of areas) {
    const testCases = shown.filter((testCase) => testCase.area === area);
    const suite = junit.testSuite().name(xmlText(area)).timestamp(xmlText(report.startedAt));
    suite.time(seconds(testCases.reduce((sum, testCase) => sum + testCase.durationMs, 0)));
    describeRun(suite, report);
    for (const testCase of testCases) {
      const node = suite.testCase();
      node.className(xmlText(`${testCase.area}.${testCase.operation}`));
      node.name(xmlText(`${testCase.id} ${testCase.title}`)).time(seconds(testCase.durationMs));
      describeTestCase(node, testCase);
      if (state(node, testCase, requirements) === 'skipped') skipped.push(`${testCase.verdict}: ${testCase.reason}`);
    }
  }
  return splitSections(giveReasons(asPublished(junit.build()), skipped));
}

/** The verdict as a test case, so that a page of results is not green without one; and its scope. */
function describeVerdict(suite: TestSuite, report: RunReport): void {
  suite.name('run').timestamp(xmlText(report.startedAt)).time(seconds(report.durationMs));
  describeRun(suite, report);
  const { scope } = report;
  const properties: Readonly<Record<string, string>> = {
    headline: report.headline,
    reference: String(scope.reference),
    filters: scope.filters.join(' '),
    shard: scope.shard ?? '',
    kcis: String(scope.kcis),
    propertyRuns: String(scope.propertyRuns),
    ...Object.fromEntries(
      scope.operations.map(({ operation, claimed, examined, testCases, decided }) => [
        `operation ${operation}`,
        claimed ? `${examined ? 'examined' : 'not examined'}: ${decided} of ${testCases} decided` : 'not claimed',
      ]),
    ),
    ...Object.fromEntries(
      (report.classes ?? []).map(({ id, verdict, requested, reasons }) => [
        `class ${id}`,
        [`${verdict}${requested ? '' : ' (not requested)'}`, ...reasons].join(': '),
      ]),
    ),
    excludedByProfile: String(scope.excluded.reduce((sum, { testCases }) => sum + testCases, 0)),
    ...Object.fromEntries(scope.excluded.map(({ key, testCases }) => [`excluded ${key}`, String(testCases)])),
    needs: scope.needs.map(({ sentence }) => sentence).join(' '),
  };
  for (const [name, value] of Object.entries(properties)) suite.property(xmlText(name), xmlText(value));
  const node = suite.testCase().className('run').name('verdict').time(seconds(report.durationMs));
  const lines = [report.headline, ...(report.reason === undefined ? [] : [report.reason]), ...scopeLines(report)];
  if (report.verdict === 'incomplete' || report.verdict === 'error')
    node.error(xmlText(report.headline), report.verdict, sectionText(lines.join('\n')));
  else node.standardOutput(sectionText(lines.join('\n')));
}

function describeRun(suite: TestSuite, report: RunReport): void {
  const properties: Readonly<Record<string, string | number | undefined>> = {
    version: report.suite.version,
    specification: report.suite.specification,
    specificationDigest: report.suite.specificationDigest,
    profileDigest: report.suite.profileDigest,
    seed: report.seed,
    mode: report.mode,
    verdict: report.verdict,
    reason: report.reason,
    baseUrl: report.target.baseUrl,
    supplier: report.target.supplier,
    leftOut: report.leftOut?.length,
    notes: report.notes?.join(' '),
  };
  for (const [name, value] of Object.entries(properties))
    if (value !== undefined) suite.property(name, xmlText(String(value)));
}

function describeTestCase(node: TestCase, testCase: TestCaseResult): void {
  node.property('verdict', testCase.verdict);
  node.property('level', testCase.level);
  node.property('requirements', xmlText(testCase.requirements.join(' ')));
  if (testCase.seed !== undefined) node.property('seed', String(testCase.seed));
  if (testCase.cause !== undefined) node.property('cause', testCase.cause);
  if (testCase.file !== undefined) {
    node.property('file', xmlText(testCase.file));
    node.property('line', String(testCase.line ?? 1));
  }
}

/** Gives the test case its JUnit state, and returns whether it is skipped: the builder cannot carry the reason of that. */
function state(
  node: TestCase,
  testCase: TestCaseResult,
  requirements: ReadonlyMap<string, RequirementResult>,
): 'skipped' | 'executed' {
  const reason = xmlText(testCase.reason);
  const notes = testCase.notes.map((note) => `note: ${note}`);
  switch (testCase.verdict) {
    case 'pass':
      if (notes.length > 0) node.standardOutput(sectionText(notes.join('\n')));
      return 'executed';
    case 'warn':
      node.property('warning', reason);
      node.standardOutput(sectionText(`${testCase.reason}\n${evidence(testCase, requirements)}`));
      return 'executed';
    case 'fail':
      node.failure(reason, xmlText(testCase.violated[0] ?? testCase.level));
      node.stacktrace(sectionText(evidence(testCase, requirements)));
      return 'executed';
    case 'error':
      node.error(reason, 'error', sectionText(evidence(testCase, requirements)));
      return 'executed';
    case 'inconclusive':
    case 'not-applicable':
    case 'not-run':
      node.skipped();
      if (notes.length > 0) node.standardOutput(sectionText(notes.join('\n')));
      return 'skipped';
  }
}

/** What a reader needs in order to act without the rest of the report. */
function evidence(testCase: TestCaseResult, requirements: ReadonlyMap<string, RequirementResult>): string {
  const ids = testCase.violated.length > 0 ? testCase.violated : testCase.requirements;
  const { expected, actual, pointer, curl, reproduced, counterexample } = testCase;
  const search = searchOf(testCase);
  return [
    ...ids.flatMap((id) => {
      const requirement = requirements.get(id);
      return requirement
        ? [`requirement: ${id} (${requirement.level}) ${requirement.statement}`, `source: ${requirement.source}`]
        : [`requirement: ${id}`];
    }),
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(actual === undefined ? [] : [`actual: ${actual}`]),
    ...(pointer === undefined ? [] : [`pointer: ${pointer === '' ? '(the whole body)' : pointer}`]),
    ...(curl === undefined ? [] : [`curl: ${curl}`]),
    ...(reproduced === undefined ? [] : [`reproduced: ${reproduced ? 'yes' : 'no'}`]),
    ...(counterexample === undefined ? [] : [`counterexample: ${JSON.stringify(counterexample)}`]),
    ...(search === undefined ? [] : [`search: ${search}`]),
    ...testCase.notes.map((note) => `note: ${note}`),
    `explain: fibre-cafe-conformance explain ${testCase.id}`,
  ].join('\n');
}

/** Without the total of skipped test cases, for which the published formats have no place; each suite has its own. */
function asPublished(xml: string): string {
  return xml.replace(/(<testsuites name="[^"]*"(?: \w+="\d+")*?) skipped="\d+"/, '$1');
}

/** Writes the reasons into the skipped elements, in their order; CDATA sections, which may hold the same text, are passed over. */
function giveReasons(xml: string, reasons: readonly string[]): string {
  let index = 0;
  return xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<skipped\/>/g, (found) =>
    found === '<skipped/>' ? `<skipped message="${attribute(reasons[index++] ?? '')}"/>` : found,
  );
}

function attribute(text: string): string {
  return xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`);
}

function seconds(milliseconds: number): number {
  return Number((milliseconds / 1000).toFixed(3));
}
