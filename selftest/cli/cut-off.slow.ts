import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { titleOf } from '../../reporters/scope-lines.js';
import { startSupplier } from '../../simulator/index.js';
import { cli, ended, newFolder, reportIn, startCli } from './cli.js';

/** Every report is whole, and has what was measured. */
function expectWhole(out: string, except?: string): void {
  const read = (name: string) => readFileSync(join(out, name), 'utf8');
  const report = reportIn(out);
  const { testCases, exchanges } = report;
  expect(testCases.length).toBeGreaterThan(100);
  expect(XMLValidator.validate(read('junit.xml'))).toBe(true);
  const { log } = JSON.parse(read('traffic.har')) as { log: { entries: readonly unknown[] } };
  expect(log.entries).toHaveLength(exchanges);
  expect(read('report.md').length).toBeGreaterThan(100);
  if (except !== 'report.html') {
    expect(read('report.html')).toContain(`<title>${titleOf(report)} · `);
    expect(read('report.html')).toMatch(/<\/html>\n$/);
  }
}

/** Starts a run, and does something as soon as it reports its first test cases. */
async function inTheMiddle(what: (running: ReturnType<typeof startCli>) => void, url: string) {
  const out = newFolder();
  const running = startCli(['run', '--base-url', url, '--token', 'demo-token', '--out', out, '--timeout', '2000']);
  let done = false;
  running.stderr.on('data', (text: Buffer) => {
    if (done || !/^\d+\/\d+ test cases/m.test(text.toString())) return;
    done = true;
    what(running);
  });
  return { ...(await ended(running)), out };
}

describe.concurrent('whole reports are left by a run', () => {
  test('that is interrupted', async () => {
    const supplier = await startSupplier({ latencyMs: 20 });
    const { code, out, stderr } = await inTheMiddle((running) => running.kill('SIGINT'), supplier.url);
    await supplier.close();
    expect(code, stderr).toBe(3);
    expectWhole(out);
  });

  test('whose supplier dies', async () => {
    const supplier = await startSupplier({ latencyMs: 5 });
    const { code, out, stderr } = await inTheMiddle(() => void supplier.close(), supplier.url);
    expect([1, 3], stderr).toContain(code);
    expect(reportIn(out).counts.pass).toBeGreaterThan(0);
    expectWhole(out);
  });

  test('one of whose reports finds the disk full, which says so: exit code 2', async () => {
    const out = newFolder();
    const environment = { GITHUB_STEP_SUMMARY: '/dev/full' };
    const { code, stderr } = await cli(['run', '--reference', '--mode', 'smoke', '--out', out], environment);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/error: Not every report .*\/dev\/full \(ENOSPC/)]);
    expectWhole(out);
  });

  test('in whose folder somebody has put a link, through which nothing is written', async () => {
    const out = newFolder();
    const elsewhere = join(newFolder(), 'elsewhere');
    writeFileSync(elsewhere, 'as it was');
    symlinkSync(elsewhere, join(out, 'report.json.part'));
    symlinkSync(elsewhere, join(out, 'exchanges.ndjson'));
    const only = ['--only', 'create-problem.plain'];
    const { code, stderr } = await cli(['run', '--reference', ...only, '--out', out]);
    const sentence =
      /^error: Not every report could be written: \S*report\.json \(\S*report\.json\.part is there already, and is not an ordinary file: remove it\)\.$/m;
    expect([code, stderr]).toEqual([2, expect.stringMatching(sentence)]);
    expect(readFileSync(elsewhere, 'utf8')).toBe('as it was');
    expect(existsSync(join(out, 'report.html'))).toBe(true);
  });

  test('one of whose reports cannot take its place', async () => {
    const out = newFolder();
    mkdirSync(join(out, 'report.html', 'taken'), { recursive: true });
    const { code } = await cli(['run', '--reference', '--mode', 'smoke', '--out', out]);
    expect(code).toBe(2);
    expect(existsSync(join(out, 'report.html.part'))).toBe(false);
    expectWhole(out, 'report.html');
  });
});
