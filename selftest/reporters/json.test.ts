import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { packageRoot } from '../../contract/package-root.js';
import {
  classKeys,
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
} from '../../harness/report/report-keys.js';
import { verdicts, type RunReport } from '../../harness/report/run-report.js';
import { jsonOf } from './text-of.js';
import { frozenReport } from './frozen-report.js';

const schema = JSON.parse(readFileSync(join(packageRoot, 'harness/report/run-report.schema.json'), 'utf8')) as object;
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

function errorsOf(report: unknown): readonly string[] {
  return validate(report) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.keyword}`);
}

test('the JSON report follows its schema', () => {
  expect(errorsOf(JSON.parse(jsonOf(frozenReport)))).toEqual([]);
});

test('the schema has the keys of the report, in its order', () => {
  interface Described {
    readonly properties: Readonly<Record<string, Described>>;
    readonly $defs: Readonly<Record<string, Described>>;
  }
  const { properties, $defs } = schema as Described;
  const described = (part: Described | undefined) => Object.keys(part?.properties ?? {});
  expect(Object.keys(properties)).toEqual(Object.keys(reportKeys));
  expect(described(properties['suite'])).toEqual(Object.keys(suiteKeys));
  expect(described(properties['target'])).toEqual(Object.keys(targetKeys));
  expect(described(properties['counts'])).toEqual(Object.keys(countKeys));
  expect(described($defs['finding'])).toEqual(Object.keys(findingKeys));
  expect(described($defs['testCase'])).toEqual(Object.keys(testCaseKeys));
  expect(described($defs['violation'])).toEqual(Object.keys(violationKeys));
  expect(described($defs['scope'])).toEqual(Object.keys(scopeKeys));
  expect(described($defs['classResult'])).toEqual(Object.keys(classKeys));
  expect(described($defs['requirement'])).toEqual(Object.keys(requirementKeys));
  expect(described($defs['leftover'])).toEqual(Object.keys(leftoverKeys));
});

test('the JSON report says what the report says', () => {
  expect(JSON.parse(jsonOf(frozenReport))).toEqual(frozenReport);
});

test('the order of keys does not depend on the order in which a report was made', () => {
  const reversed = Object.fromEntries(
    Object.entries({
      ...frozenReport,
      testCases: frozenReport.testCases.map((testCase) => Object.fromEntries(Object.entries(testCase).toReversed())),
    }).toReversed(),
  ) as unknown as RunReport;
  expect(jsonOf(reversed)).toBe(jsonOf(frozenReport));
});

test('the frozen report has all seven verdicts, counted right', () => {
  const counts = verdicts.map((verdict) => [
    verdict,
    frozenReport.testCases.filter((t) => t.verdict === verdict).length,
  ]);
  expect(frozenReport.counts).toEqual(Object.fromEntries(counts));
  expect(Math.min(...Object.values(frozenReport.counts))).toBeGreaterThan(0);
});

const [passed] = frozenReport.testCases;

test.each<[string, object, readonly string[]]>([
  ['takes keys that later versions add', { ...frozenReport, later: 1, testCases: [{ ...passed, later: 1 }] }, []],
  ['refuses an unknown verdict', { ...frozenReport, verdict: 'passed' }, ['/verdict enum']],
  [
    'refuses what cannot be the name of an area',
    { ...frozenReport, testCases: [{ ...passed, area: 'Service Tests' }] },
    ['/testCases/0/area pattern'],
  ],
  [
    'refuses a count too many',
    { ...frozenReport, counts: { ...frozenReport.counts, skip: 1 } },
    ['/counts additionalProperties'],
  ],
  [
    'refuses a pass with a violated requirement',
    { ...frozenReport, testCases: [{ ...passed, violated: ['API-STATUS'] }] },
    ['/testCases/0/violated maxItems', '/testCases/0 if'],
  ],
  ['refuses a local time', { ...frozenReport, startedAt: '2026-01-02T03:04:05+01:00' }, ['/startedAt pattern']],
])('the schema %s', (_, report, errors) => {
  expect(errorsOf(report)).toEqual(errors);
});
