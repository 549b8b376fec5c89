import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { trend } from '../../bin/reports/trend.js';
import { percentilesOf } from '../../harness/report/trend/percentiles.js';
import { trendOf, type Trend } from '../../harness/report/trend/trend.js';
import type { RunReport } from '../../harness/report/run-report.js';
import { jsonOf } from './text-of.js';
import { renderTrend } from '../../reporters/trend/page.js';
import { newFolder } from '../cli/cli.js';
import { largeReport } from './large-report.js';
import { runOf, twoWeeks } from './trend-runs.js';

const of = (...reports: readonly RunReport[]) => trendOf(reports.map((report) => ({ report })));

describe('report trend', () => {
  const folders = [runOf(1, ['pass', 'fail']), runOf(2, ['pass', 'pass'])].map((report, index) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'report.json'), jsonOf(report));
    const { exchanges } = largeReport(5);
    if (index === 1)
      writeFileSync(join(folder, 'exchanges.ndjson'), exchanges.map((each) => JSON.stringify(each)).join('\n'));
    return folder;
  });

  test('writes a page and data, with the times of answers of a run whose exchanges are there', async () => {
    const out = join(newFolder(), 'trend');
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await trend({ reports: folders, out, json: false });
    expect(write.mock.calls.join('')).toMatch(
      /^2 runs, 0 breaks; 1 test case that flips; 1 finding, 0 of them in the last/,
    );
    write.mockClear();
    await trend({ reports: folders, out: 'nowhere', json: true });
    const printed = JSON.parse(write.mock.calls.map(([text]) => String(text)).join('')) as Trend;
    write.mockRestore();
    expect(JSON.parse(readFileSync(join(out, 'trend.json'), 'utf8'))).toEqual(printed);
    expect(printed.times[0]?.answers).toEqual([null, { count: 20, p50: 12, p90: 12, p99: 12 }]);
    expect(readFileSync(join(out, 'trend.html'), 'utf8')).toBe(renderTrend(printed));
  });

  test('of one report, or of a file that is not there, is refused', async () => {
    const [first = ''] = folders;
    await expect(trend({ reports: [first], out: 'x', json: true })).rejects.toThrow('two reports or more');
    await expect(trend({ reports: [first, 'nowhere'], out: 'x', json: true })).rejects.toThrow(
      'nowhere cannot be read',
    );
  });
});

describe('a trend', () => {
  test('has the runs in the order of time, whatever the order of the reports', () => {
    const { runs, breaks } = of(runOf(3, ['pass']), runOf(1, ['fail']), runOf(2, ['pass']));
    expect(runs.map(({ startedAt, verdict }) => [startedAt.slice(0, 10), verdict])).toEqual([
      ['2026-03-01', 'non-conformant'],
      ['2026-03-02', 'conformant'],
      ['2026-03-03', 'conformant'],
    ]);
    expect(breaks).toEqual([]);
  });

  test('shows of each run how much was decided, and what was found', () => {
    const [run] = of(runOf(1, ['warn', 'fail', 'inconclusive', 'pass']), runOf(2, ['pass'])).runs;
    expect(run).toMatchObject({
      operations: { all: 3, claimed: 2, examined: 2, decided: 1 },
      testCases: { applicable: 4, decided: 3 },
      findings: { must: 1, should: 1 },
    });
  });

  const base = runOf(1, ['pass']);
  const other = `sha256:${'1'.repeat(64)}`;
  test.each<[string, Partial<RunReport>]>([
    ['specification', { suite: { ...base.suite, specificationDigest: other } }],
    ['suite version', { suite: { ...base.suite, version: '9.0.0' } }],
    ['classes', { suite: { ...base.suite, classesDigest: other } }],
    ['profile', { suite: { ...base.suite, profileDigest: other } }],
    ['mode', { mode: 'certify' }],
    ['supplier', { target: { ...base.target, supplier: 'Another' } }],
    ['base URL', { target: { ...base.target, baseUrl: 'https://other.example.net' } }],
  ])('has a break where another %s begins', (changed, changes) => {
    const broken = of(base, runOf(2, ['pass'], changes), runOf(3, ['fail'], changes));
    expect(broken.breaks).toEqual([{ before: 1, changed: [changed] }]);
    expect(renderTrend(broken)).toContain(`Break: changed ${changed}`);
  });

  test('counts the flips of decided verdicts, past what is not decided, and not over a break', () => {
    const flipping = ['pass', 'fail', 'inconclusive', 'fail', 'warn'] as const;
    const steady = ['pass', 'not-run', 'inconclusive', 'pass', 'error'] as const;
    const reports = flipping.map((verdict, index) => runOf(index + 1, [verdict, steady[index] ?? 'pass']));
    const { flips } = of(...reports);
    expect(flips).toMatchObject([{ id: 'trend.case-0', flips: 2, verdicts: flipping }]);
    const cut = reports.map((report, index) =>
      index < 4 ? report : { ...report, suite: { ...report.suite, version: '9.0.0' } },
    );
    expect(of(...cut).flips).toMatchObject([{ flips: 1 }]);
  });

  test('follows a finding from run to run, what MUST be first', () => {
    const { findings } = of(runOf(1, ['warn', 'fail']), runOf(2, ['warn', 'pass']), runOf(3, ['pass', 'fail']));
    expect(findings).toEqual([
      {
        requirement: 'API-STATUS',
        operation: 'POST /service-problem-amendments',
        level: 'MUST',
        runs: [true, false, true],
      },
      { requirement: 'API-STATUS', operation: 'POST /service-problems', level: 'SHOULD', runs: [true, true, false] },
    ]);
  });

  test('has percentiles of each operation, of answers where they are known and of test cases', () => {
    expect(percentilesOf([])).toBeUndefined();
    expect(percentilesOf([7])).toEqual({ count: 1, p50: 7, p90: 7, p99: 7 });
    expect(percentilesOf(Array.from({ length: 200 }, (_, index) => 200 - index))).toEqual({
      count: 200,
      p50: 100,
      p90: 180,
      p99: 198,
    });
    const answers = new Map([['POST /service-problems', { count: 9, p50: 1, p90: 2, p99: 3 }]]);
    const timed = trendOf([{ report: runOf(1, ['pass', 'error']), answers }, { report: runOf(2, ['pass', 'pass']) }]);
    expect(timed.times).toEqual([
      {
        operation: 'POST /service-problems',
        answers: [{ count: 9, p50: 1, p90: 2, p99: 3 }, null],
        testCases: [
          { count: 1, p50: 101, p90: 101, p99: 101 },
          { count: 1, p50: 102, p90: 102, p99: 102 },
        ],
      },
      {
        operation: 'POST /service-problem-amendments',
        answers: [null, null],
        testCases: [null, { count: 1, p50: 202, p90: 202, p99: 202 }],
      },
    ]);
    expect(renderTrend(timed)).toContain('From a request to the end of its answer');
    expect(renderTrend(of(runOf(1, ['pass'])))).toContain('the times of answers are not known');
  });

  test('is a page without scripts, in which what comes from a report is text', () => {
    const page = renderTrend(twoWeeks());
    expect(page).not.toMatch(/<script|<b>|NaN|undefined/);
    expect(page).toContain('test case 0 &lt;b&gt;');
    expect(page).toContain('Example &amp; Söhne &lt;Net&gt;');
    expect(page).toContain("default-src 'none'");
    // One line for each side of the break.
    expect(page.match(/class="line fail"/g)).toHaveLength(2);
    expect(renderTrend(twoWeeks())).toBe(page);
  });
});
