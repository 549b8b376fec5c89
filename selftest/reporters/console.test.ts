import { expect, test } from 'vitest';
import type { RunReport } from '../../harness/report/run-report.js';
import { renderConsole } from '../../reporters/console.js';
import { frozenReport } from './frozen-report.js';

const plain = { colour: false, width: 100 };
const text = renderConsole(frozenReport, plain);

test('the closing block reads like this', () => {
  expect(text).toMatchSnapshot();
});

test('test cases with the same violated requirement and operation are one finding, with at most three ids', () => {
  expect(text).toContain('Failures: 2 findings in 6 test cases');
  expect(text).toContain('API-STATUS MUST  POST /service-problems, 5 test cases');
  expect(text).toContain('also       SPC-UNDOCUMENTED-A, SPC-UNDOCUMENTED-B and 2 more');
  expect(text).not.toContain('SPC-UNDOCUMENTED-C');
});

test('a failure stands alone', () => {
  for (const part of [
    'SPC-UNDOCUMENTED answers a service problem with a documented status code',
    'What API-STATUS asks of a conforming supplier.',
    'https://docs.thefibrecafe.net/',
    'expected   one of 201',
    'actual     418',
    'at         the whole body',
    'curl -sS -X POST https://cvt.example.net/service-problems -H "Authorization: Bearer $FCC_TOKEN"',
    'fibre-cafe-conformance explain SPC-UNDOCUMENTED\n',
  ])
    expect(text).toContain(part);
});

test('the first line is the verdict with its scope, and below it stands what would make a partial run whole', () => {
  const [first, ...others] = renderConsole(frozenReport, { ...plain, width: 1000 }).split('\n');
  expect(first).toBe(
    'NON-CONFORMANT: 2 requirements violated; examined: 2 of 3 operations: POST /service-problems, POST /service-problem-amendments; not claimed: POST /quote; KCIs examined; chosen by --only SPC-RAISE',
  );
  expect(others.slice(0, 3)).toEqual([
    '  The profile excludes 1 test case: implements.quotes (1).',
    '  Needs a run without --only. (2 test cases)',
    '',
  ]);
});

test('the last line is the verdict', () => {
  expect(text.trimEnd().split('\n').at(-1)).toBe(
    'NON-CONFORMANT: 6 fail, 1 error, 2 warn, 2 inconclusive, 1 pass, 1 not-run, 1 not-applicable; 12 exchanges, 1 min 23 s, seed -42',
  );
});

test('without colour there is no control character but the line feed', () => {
  expect(text).not.toMatch(/[^\P{Cc}\n]/u);
});

test('colour changes nothing but colour', () => {
  const coloured = renderConsole(frozenReport, { colour: true, width: 100 });
  expect(coloured).not.toBe(text);
  expect(coloured.replace(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '')).toBe(text);
});

test.each([60, 80, 100, 140])(
  'at %i columns only commands, addresses, the table and the verdict may be longer',
  (width) => {
    const lines = renderConsole(frozenReport, { colour: false, width }).split('\n');
    const long = lines.filter((line) => Array.from(line).length > width);
    expect(
      long.filter(
        (line) => !/^ {5}(curl|explain|https)|^ +\d+\. |^[A-Z-]+:|^(Area|service-problems|quotes|kcis) /.test(line),
      ),
    ).toEqual([]);
  },
);

test('a run that decided nothing says so, and why', () => {
  const empty: RunReport = {
    ...frozenReport,
    verdict: 'error',
    headline: 'ERROR: the run failed.',
    scope: { ...frozenReport.scope, excluded: [], needs: [] },
    reason: 'No test case was executed.',
    counts: { pass: 0, fail: 0, warn: 0, inconclusive: 0, 'not-applicable': 0, 'not-run': 0, error: 0 },
    testCases: [],
    requirements: [],
    leftovers: [],
  };
  expect(renderConsole(empty, plain)).toMatchInlineSnapshot(`
    "ERROR: the run failed.

    Area  fail  error  warn  inconclusive  pass  not-run  n/a

    Example & Söhne <Net> at https://cvt.example.net
    No test case was executed.
    ERROR: no test case; 12 exchanges, 1 min 23 s, seed -42
    "
  `);
});

test('a requirement that the report does not describe is still named', () => {
  expect(renderConsole({ ...frozenReport, requirements: [] }, plain)).toContain(
    '1. API-STATUS  POST /service-problems',
  );
});

test('a text of a million characters is cut to a few lines, at once', () => {
  const [, failed] = frozenReport.testCases;
  const actual = 'x y'.repeat(350_000);
  const report = { ...frozenReport, testCases: failed ? [{ ...failed, actual }] : [] };
  expect(renderConsole(report, plain).length).toBeLessThan(3000);
});
