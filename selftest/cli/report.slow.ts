import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonOf } from '../reporters/text-of.js';
import { frozenReport } from '../reporters/frozen-report.js';
import type { RunReport } from '../../harness/report/run-report.js';
import { cli, newFolder, reportIn, run, type EndedRun } from './cli.js';
import { against } from './suppliers.js';
import { freePort } from '../../bin/run/free-port.js';

function folderWith(report: RunReport): string {
  const folder = newFolder();
  writeFileSync(join(folder, 'report.json'), jsonOf(report));
  return folder;
}

describe.concurrent('report', () => {
  test('renders a report in each format, beside it or elsewhere', async () => {
    const folder = folderWith(frozenReport);
    const out = join(newFolder(), 'new');
    const [beside, elsewhere] = await Promise.all([
      cli(['report', folder, '--reporter', 'html', 'ctrf']),
      cli(['report', 'render', join(folder, 'report.json'), '--out', out]),
    ]);
    expect([beside.code, elsewhere.code], beside.stderr + elsewhere.stderr).toEqual([0, 0]);
    expect(readdirSync(folder).sort()).toEqual(['ctrf.json', 'report.html', 'report.json']);
    expect(readdirSync(out).sort()).toEqual(['junit.xml', 'report.html', 'report.json', 'report.md', 'traffic.har']);
    expect(readFileSync(join(out, 'report.json'), 'utf8')).toBe(jsonOf(frozenReport));
    expect(elsewhere.stdout).toContain('NON-CONFORMANT');
  });

  test('writes a summary and annotations for GitHub', async () => {
    const summary = join(newFolder(), 'summary.md');
    writeFileSync(summary, 'before\n');
    const environment = { GITHUB_STEP_SUMMARY: summary, GITHUB_ACTIONS: 'true' };
    const { stdout } = await cli(['report', folderWith(frozenReport)], environment);
    expect(readFileSync(summary, 'utf8')).toMatch(/^before\n# ❌ Not conformant/);
    expect(stdout).toMatch(/^::error title=API-STATUS/m);
  });

  test('diff compares by finding, and says what is no longer examined; options choose the exit code', async () => {
    const before = folderWith(frozenReport);
    const [first, ...others] = frozenReport.findings;
    const skipped = { verdict: 'not-run', filtered: true, choice: 'only', reason: 'Excluded by --only.' } as const;
    const less = folderWith({
      ...frozenReport,
      findings: others,
      testCases: frozenReport.testCases.map(
        ({ id, title, kind, area, operation, requirements, level, durationMs }) => ({
          id,
          title,
          kind,
          area,
          operation,
          requirements,
          level,
          durationMs,
          ...skipped,
          violated: [],
          exchanges: [],
          notes: [],
        }),
      ),
    });
    const diff = (...args: readonly string[]) => cli(['report', 'diff', ...args]);
    const [toLess, toMore, same, json, strict] = await Promise.all([
      diff(before, less),
      diff(less, before),
      diff(before, before),
      diff(before, less, '--json'),
      diff(before, less, '--fail-on', 'new', 'no-longer-examined'),
    ]);
    expect(toLess.stdout, toLess.stderr).toContain(`0 new, 0 fixed, ${others.length} still there, 1 not decided now`);
    expect(toLess.stdout).toMatch(/No longer examined: \d+\n +\d+ x Excluded by --only\. \(/);
    expect(toMore.stdout).toContain(`New: 1\n  MUST   ${first?.requirement} at ${first?.operation}: `);
    const document = JSON.parse(json.stdout) as { readonly undecided: unknown; readonly noLongerExamined: unknown[] };
    expect(document.undecided).toEqual([first]);
    expect(document.noLongerExamined.length).toBeGreaterThan(1);
    expect([toLess.code, toMore.code, same.code, json.code, strict.code]).toEqual([0, 1, 0, 0, 1]);
  });
});

describe('report merge', () => {
  const only = ['--only', 'POST /service-problem-cancellations', '--runs', '2', '--seed', '7'];
  let shards: readonly EndedRun[];
  let whole: EndedRun;
  beforeAll(async () => {
    await against({ port: await freePort(), faults: ['unknown-problem-cancelled-on-cancel'] }, async ({ url }) => {
      const args = ['--base-url', url, '--token', 'demo-token', ...only];
      whole = await run(args);
      shards = await Promise.all(['1/2', '2/2'].map((shard) => run([...args, '--shard', shard])));
    });
  });

  test('makes of shards what the whole run would be, its evidence included', async () => {
    const out = newFolder();
    const { code, stdout } = await cli(['report', 'merge', ...shards.map((shard) => shard.out), '--out', out]);
    expect(code, stdout).toBe(1);
    const merged = reportIn(out);
    const verdicts = ({ testCases }: RunReport) => testCases.map(({ id, verdict }) => [id, verdict]);
    expect(verdicts(merged)).toEqual(verdicts(whole.report));
    expect(merged.counts).toEqual(whole.report.counts);
    expect(merged.requirements).toEqual(whole.report.requirements);
    const lines = readFileSync(join(out, 'exchanges.ndjson'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(merged.exchanges);
    const exchanges = lines.map((line) => JSON.parse(line) as { number: number; operation?: string });
    expect(new Set(exchanges.map(({ number }) => number)).size).toBe(lines.length);
    const failed = merged.testCases.find(({ verdict }) => verdict === 'fail');
    expect(exchanges.find(({ number }) => number === failed?.judgedExchange)?.operation).toBe(failed?.operation);
    expect(existsSync(join(out, 'report.html'))).toBe(true);
  });

  test('is incomplete while a shard is missing', async () => {
    const out = newFolder();
    const sound = shards.find(({ report }) => report.verdict !== 'non-conformant');
    const { code, stdout } = await cli(['report', 'merge', sound?.out ?? '', '--out', out]);
    expect(code, stdout).toBe(3);
    expect(reportIn(out).verdict).toBe('incomplete');
    expect(stdout).toContain('It belongs to a shard that was not merged.');
  });

  test('refuses reports of different runs', async () => {
    const { code, stderr } = await cli(['report', 'merge', whole.out, folderWith(frozenReport)]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: The reports are not of one run: the \w+/)]);
  });
});
