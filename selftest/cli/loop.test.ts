import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { runLimitsOf } from '../../bin/options/run-limits.js';
import { interruption, RunStopped } from '../../bin/run/interruption.js';
import { rerunOf } from '../../bin/run/selection-options.js';
import { CleanUp } from '../../bin/terminal/clean-up.js';
import { Progress } from '../../bin/terminal/progress.js';
import { supplierApi } from '../../contract/description.js';
import { buildReport, type RunFacts } from '../../harness/report/build-report.js';
import type { RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import { renderConsole } from '../../reporters/console.js';
import { frozenReport, wholeScope } from '../reporters/frozen-report.js';
import { newFolder } from './cli.js';

const everything = { mode: 'full', areas: [], only: [] } as const;

function result(id: string, verdict: TestCaseResult['verdict'], more: Partial<TestCaseResult> = {}): TestCaseResult {
  return {
    id,
    title: id,
    kind: 'example',
    area: 'service-problems',
    operation: 'POST /service-problems',
    requirements: ['API-STATUS'],
    violated: verdict === 'fail' ? ['API-STATUS'] : [],
    level: 'MUST',
    verdict,
    reason: '',
    exchanges: [],
    notes: [],
    durationMs: 0,
    ...more,
  };
}

function reportOf(...testCases: readonly TestCaseResult[]): RunReport {
  return { suite: { specification: supplierApi.name }, testCases } as unknown as RunReport;
}

describe('--last-failed', () => {
  test('runs again what failed, warned or was not decided, and nothing else', async () => {
    const report = reportOf(
      result('create-problem.plain', 'fail'),
      result('amend-problem.plain', 'pass'),
      result('cancel-problem.plain', 'inconclusive'),
      result('cancel-problem.unknown', 'not-run'),
      result('amend-problem.unknown', 'not-run', { filtered: true, choice: 'only' }),
    );
    const { rerun } = await rerunOf(everything, report);
    expect(new Set(rerun)).toEqual(new Set(['create-problem.plain', 'cancel-problem.plain', 'cancel-problem.unknown']));
  });

  test('stays within the other filters, and may leave nothing', async () => {
    const report = reportOf(result('create-problem.plain', 'fail'));
    expect((await rerunOf({ ...everything, areas: ['orders'] }, report)).rerun).toEqual([]);
    expect((await rerunOf(everything, reportOf(result('create-problem.plain', 'pass')))).rerun).toEqual([]);
  });

  test('is refused in certify mode, for another API, and for test cases that are not there', async () => {
    const report = reportOf(result('my.own', 'fail'));
    await expect(rerunOf({ ...everything, mode: 'certify' }, report)).rejects.toThrow('drop --last-failed');
    await expect(rerunOf(everything, report)).rejects.toThrow('no test case my.own');
    const other = { ...report, suite: { ...report.suite, specification: 'Pets 1.0' } };
    await expect(rerunOf(everything, other)).rejects.toThrow('about Pets 1.0');
  });
});

describe('a limit on the whole run', () => {
  afterEach(() => vi.useRealTimers());

  test.each([
    { 'max-time': 0, 'max-failures': undefined },
    { 'max-time': Number.NaN, 'max-failures': undefined },
    { 'max-time': 3_000_000, 'max-failures': undefined },
    { 'max-time': undefined, 'max-failures': 0 },
    { 'max-time': undefined, 'max-failures': 1.5 },
  ])('is refused: %j', (options) => expect(() => runLimitsOf(options)).toThrow(/--max-/));

  test('of time ends it as Ctrl-C does', () => {
    vi.useFakeTimers();
    const { signal, release } = interruption({ seconds: 2 });
    vi.advanceTimersByTime(1_999);
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect((signal.reason as RunStopped).message).toContain('--max-time');
    expect((signal.reason as RunStopped).choice).toBeUndefined();
    release();
  });

  test('of failures ends it at the last one that it allows', () => {
    const { signal, failed, release } = interruption({ failures: 2 });
    failed();
    expect(signal.aborted).toBe(false);
    failed();
    expect((signal.reason as RunStopped).choice).toBe('max-failures');
    release();
  });
});

describe('a run of what the options selected', () => {
  const unselected = result('amend-problem.plain', 'not-run', { filtered: true, choice: 'only', reason: 'Excluded.' });
  const selected = result('cancel-problem.plain', 'pass', { notes: ['A note.'], exchanges: [1, 2] });

  test('counts them alone as it goes', () => {
    const lines: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
    const progress = new Progress();
    progress.expect(1);
    for (const each of [unselected, unselected]) progress.show(each);
    expect(progress.isComplete).toBe(false);
    progress.show(selected);
    write.mockRestore();
    expect(progress.isComplete).toBe(true);
    expect(lines.join('')).toMatch(/^1\/1 test cases, 0 failed/);
  });

  test('sums up one test case, and not those that it left out', () => {
    const report: RunReport = {
      ...frozenReport,
      verdict: 'partial',
      findings: [],
      leftovers: [],
      testCases: [selected, ...Array.from({ length: 1_586 }, (_, index) => ({ ...unselected, id: `other.${index}` }))],
    };
    const text = renderConsole(report, { colour: false, width: 100 });
    expect(text).toContain('cancel-problem.plain cancel-problem.plain\n     pass  POST /service-problems, 2 exchanges');
    expect(text).toContain('A note.');
    expect(text).toContain('Not selected: 1586 test cases');
    expect(text).not.toMatch(/Excluded|other\./);
  });
});

describe('the clean-up at the end of a run', () => {
  test('is announced and counted; what lapses by itself is not', () => {
    const ledger = join(newFolder(), 'ledger.ndjson');
    const write = (...events: readonly object[]) =>
      appendFileSync(ledger, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    const printed: string[] = [];
    const cleanUp = new CleanUp(ledger, { isTTY: false, write: (text: unknown) => printed.push(String(text)) > 0 });
    cleanUp.begin();
    write(...[1, 2].map((id) => ({ event: 'open', kind: 'service-problem', id })));
    write({ event: 'open', kind: 'appointment-reservation', id: 3 });
    cleanUp.begin();
    write({ event: 'closed', id: 1 });
    cleanUp.end();
    expect(printed).toEqual([
      'Cleaning up: 2 things to remove from the supplier\n',
      'Cleaned up: 1 removed, 1 left: see the report\n',
    ]);
  });
});

describe('the report of a run that a limit ended', () => {
  const purposes = [result('a', 'pass'), result('b', 'pass'), result('c', 'pass')];
  const facts = (results: readonly TestCaseResult[], cutShort: NonNullable<RunFacts['cutShort']>): RunReport =>
    buildReport({
      suite: {
        name: 'fibre-cafe-conformance',
        version: '',
        specification: '',
        specificationDigest: '',
        profileDigest: '',
      },
      target: { baseUrl: '', supplier: '' },
      mode: 'full',
      seed: 1,
      startedAt: '',
      durationMs: 0,
      purposes,
      results: new Map(results.map((each) => [each.id, each])),
      leftovers: [],
      exchanges: 1,
      strict: false,
      scope: wholeScope,
      cutShort,
    });

  test('is incomplete at the limit of time', () => {
    const report = facts([result('a', 'pass')], { reason: 'The time is up.', verdict: 'not-run' });
    expect(report).toMatchObject({ verdict: 'incomplete', reason: 'The time is up.' });
    expect(report.testCases.map(({ filtered }) => filtered)).toEqual([undefined, undefined, undefined]);
  });

  test('is non-conformant at the limit of failures; the others are not run by choice', () => {
    const report = facts([result('a', 'fail'), result('b', 'not-run', { group: 'cut-short' })], {
      reason: 'Enough.',
      verdict: 'not-run',
      choice: 'max-failures',
    });
    expect(report.verdict).toBe('non-conformant');
    expect(report.testCases.map(({ verdict, choice }) => [verdict, choice])).toEqual([
      ['fail', undefined],
      ['not-run', 'max-failures'],
      ['not-run', 'max-failures'],
    ]);
  });
});
