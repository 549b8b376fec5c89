import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import type { RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import { renderJunit } from '../../reporters/junit.js';
import { frozenReport } from './frozen-report.js';

interface Property {
  readonly '@name': string;
  readonly '@value': string;
}
interface Case {
  readonly '@name': string;
  readonly '@classname': string;
  readonly '@time': string;
  readonly properties?: { readonly property: readonly Property[] };
  readonly failure?: { readonly '@message': string; readonly '@type': string; readonly '#text': string };
  readonly error?: { readonly '@message': string };
  readonly skipped?: { readonly '@message': string };
  readonly 'system-out'?: string;
}
interface Suite {
  readonly '@name': string;
  readonly '@tests': string;
  readonly '@failures': string;
  readonly '@errors': string;
  readonly '@skipped': string;
  readonly '@timestamp': string;
  readonly properties: { readonly property: readonly Property[] };
  readonly testcase?: readonly Case[];
}

function suitesOf(xml: string): readonly Suite[] {
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseAttributeValue: false,
    parseTagValue: false,
    trimValues: false,
    htmlEntities: true,
    isArray: (name) => ['testsuite', 'testcase', 'property'].includes(name),
  });
  const document = parser.parse(xml) as { readonly testsuites: { readonly testsuite: readonly Suite[] } };
  return document.testsuites.testsuite;
}

const suites = suitesOf(renderJunit(frozenReport));
const cases = suites.flatMap((suite) => suite.testcase ?? []);

function caseOf(id: string): Case {
  const found = cases.find((each) => each['@name'].startsWith(`${id} `));
  if (!found) throw new Error(`no test case ${id}`);
  return found;
}

function valueOf(properties: Case['properties'], name: string): string | undefined {
  return properties?.property.find((property) => property['@name'] === name)?.['@value'];
}

test('the run is the first test suite, and each area is one, with their counts', () => {
  expect(
    suites.map((suite) => [suite['@name'], suite['@tests'], suite['@failures'], suite['@errors'], suite['@skipped']]),
  ).toEqual([
    ['run', '1', '0', '0', '0'],
    ['service-problems', '14', '6', '0', '5'],
    ['kcis', '1', '0', '1', '0'],
  ]);
});

test('each suite carries version, digests, seed, mode, verdict and target', () => {
  const values = Object.fromEntries(suites[1]?.properties.property.map((p) => [p['@name'], p['@value']]) ?? []);
  expect(values).toEqual({
    version: '0.1.0',
    specification: 'Supplier API 1.15',
    specificationDigest: frozenReport.suite.specificationDigest,
    profileDigest: frozenReport.suite.profileDigest,
    seed: '-42',
    mode: 'full',
    verdict: 'non-conformant',
    baseUrl: 'https://cvt.example.net',
    supplier: 'Example & Söhne <Net>',
  });
  expect(suites[1]?.['@timestamp']).toBe('2026-01-02T03:04:05.678Z');
});

test('the suite of the run says what was examined, and counts what the profile excludes', () => {
  const [suite] = suites;
  expect(valueOf(suite?.properties, 'headline')).toBe(frozenReport.headline);
  expect(valueOf(suite?.properties, 'filters')).toBe('--only SPC-RAISE');
  expect(valueOf(suite?.properties, 'operation POST /service-problems')).toBe('examined: 8 of 13 decided');
  expect(valueOf(suite?.properties, 'operation POST /quote')).toBe('not claimed');
  expect(valueOf(suite?.properties, 'excludedByProfile')).toBe('1');
  expect(valueOf(suite?.properties, 'excluded implements.quotes')).toBe('1');
  expect(cases.filter((each) => each['@name'].startsWith('QUO-CREATE'))).toEqual([]);
});

test.each<[RunReport['verdict'], boolean]>([
  ['conformant', false],
  ['partial', false],
  ['non-conformant', false],
  ['incomplete', true],
  ['error', true],
])('of a run that is %s, the verdict is an error: %s', (verdict, isError) => {
  const headline = `${verdict.toUpperCase()} of something`;
  const [suite] = suitesOf(renderJunit({ ...frozenReport, verdict, headline, reason: 'It ended early.' }));
  const [only, ...others] = suite?.testcase ?? [];
  expect([suite?.['@name'], only?.['@classname'], only?.['@name'], others]).toEqual(['run', 'run', 'verdict', []]);
  expect([only?.failure, only?.skipped]).toEqual([undefined, undefined]);
  expect(only?.error?.['@message']).toBe(isError ? headline : undefined);
  if (!isError) expect(only?.['system-out']).toContain(`${headline}\nIt ended early.\n`);
});

test('a test case is named by area, operation, id and title, its time in seconds', () => {
  expect(caseOf('SPC-UNDOCUMENTED')).toMatchObject({
    '@classname': 'service-problems.POST /service-problems',
    '@name': 'SPC-UNDOCUMENTED answers a service problem with a documented status code',
    '@time': '1.235',
  });
});

test('a pass is neither failed nor skipped', () => {
  const { failure, error, skipped } = caseOf('SPC-RAISE');
  expect([failure, error, skipped]).toEqual([undefined, undefined, undefined]);
});

test('a fail is a failure that stands alone', () => {
  const { failure } = caseOf('SPC-UNDOCUMENTED');
  expect(failure).toMatchObject({ '@message': frozenReport.testCases[1]?.reason, '@type': 'API-STATUS' });
  expect(failure?.['#text']).toMatchSnapshot();
});

test('a warn passes, with a property and its text', () => {
  const warned = caseOf('SPC-ERROR-HEADERS');
  expect([warned.failure, warned.skipped]).toEqual([undefined, undefined]);
  expect(valueOf(warned.properties, 'verdict')).toBe('warn');
  expect(valueOf(warned.properties, 'warning')).toBe('The answer 422 has no X-Request-ID.');
  expect(warned['system-out']).toContain('API-ERROR-HEADERS (SHOULD)');
});

test('an error of ours is an error', () => {
  expect(caseOf('KCI-SCHEMA').error?.['@message']).toMatch(/could not listen/);
});

test.each([
  ['SPC-FILTERED', 'not-run: Not in --only.'],
  ['SPC-BUDGET', 'not-run: The time for this run was used up.'],
])('%s is skipped with its verdict and reason', (id, message) => {
  expect(caseOf(id).skipped?.['@message']).toBe(message);
});

test('an inconclusive one is skipped, whatever its reason contains', () => {
  expect(caseOf('SPC-BUSY').skipped?.['@message']).toMatch(
    /^inconclusive: The supplier answered 429.*<skipped\/> \]\]>/,
  );
});

test('a CDATA section holds any number of its own ends', () => {
  expect(caseOf('SPC-ERROR-HEADERS-2')['system-out']).toContain('<skipped/> ]]> ]]> <![CDATA[ & "quoted"');
});

test('the same report gives the same bytes', () => {
  expect(renderJunit(frozenReport)).toBe(renderJunit(structuredClone(frozenReport)));
});

test('a run without test cases still says what it was', () => {
  const [suite] = suitesOf(renderJunit({ ...frozenReport, testCases: [], reason: 'Interrupted.' }));
  expect(valueOf(suite?.properties, 'reason')).toBe('Interrupted.');
});

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        ']]',
        ']]>',
        '>',
        '<![CDATA[',
        '<skipped/>',
        '&',
        '"',
        '\uD83D',
        '\uDE00',
        '\u0000',
        '\uFDD0',
        ']',
      ),
    )
    .map((parts) => parts.join('')),
);

/** What XML 1.0 may contain: https://www.w3.org/TR/xml/#charsets. */
const xmlCharacters = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

test('any text gives well-formed XML that still has every skipped reason', () => {
  const [template] = frozenReport.testCases as [TestCaseResult];
  fc.assert(
    fc.property(nasty, nasty, nasty, (reason, title, actual) => {
      const violated = template.requirements;
      const testCases: RunReport['testCases'] = [
        { ...template, verdict: 'fail', violated, reason, title, actual },
        { ...template, verdict: 'not-run', reason, title },
        { ...template, verdict: 'warn', violated, reason, title, actual, notes: [actual] },
        { ...template, verdict: 'inconclusive', reason: 'last', title, notes: [actual] },
        { ...template, verdict: 'error', reason, title, actual },
      ];
      const xml = renderJunit({ ...frozenReport, testCases });
      expect(xml).toMatch(xmlCharacters);
      const found = suitesOf(xml)[1]?.testcase ?? [];
      expect(found).toHaveLength(5);
      expect(found[3]?.skipped?.['@message']).toBe('inconclusive: last');
    }),
    { numRuns: 150 },
  );
});
