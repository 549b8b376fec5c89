import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { jsonOf } from '../reporters/text-of.js';
import { frozenReport } from '../reporters/frozen-report.js';
import { cli, newFolder, run } from './cli.js';

const folder = newFolder();
const at = (name: string) => join(folder, name);

function pipe(name: string): string {
  execFileSync('mkfifo', [at(name)]);
  return at(name);
}

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(at(name), content);
  return at(name);
}

/** JSON, 100,000 levels deep. */
const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
const nowhere = ['--base-url', 'http://127.0.0.1:9'];

describe.concurrent('what others wrote is refused with one sentence, and exit code 2', () => {
  test.each<[string, () => readonly string[], RegExp]>([
    [
      'a profile that is a pipe',
      () => ['run', '--profile', pipe('profile')],
      /^error: The profile \S+ cannot be read \(it is not an ordinary file\)\.$/,
    ],
    [
      'a profile that is a device',
      () => ['doctor', '--profile', '/dev/zero'],
      /^error: The profile \/dev\/zero cannot be read \(it is not an ordinary file\)\.$/,
    ],
    [
      'a profile that has no end',
      () => ['run', '--profile', file('large', Buffer.alloc(5_000_000, 32))],
      /^error: The profile \S+ cannot be read \(it is larger than 4 MB\)\.$/,
    ],
    [
      'a report that nests 100,000 levels deep',
      () => ['report', file('deep.json', deep)],
      /^error: \S+ is not a run report of fibre-cafe-conformance: it is nested deeper than 200 levels\.$/,
    ],
    [
      'a report that is a pipe',
      () => ['replay', pipe('report'), 'x', ...nowhere],
      /^error: The report \S+ cannot be read \(it is not an ordinary file\)\.$/,
    ],
    [
      'a folder for reports in /proc',
      () => ['run', ...nowhere, '--out', '/proc/x/y'],
      /^error: The reports cannot be written to \/proc\/x\/y \(ENOENT.*\)\. Choose another folder with --out\.$/,
    ],
    [
      'a bundle that is a device',
      () => ['verify', '/dev/zero'],
      /^error: The bundle \/dev\/zero cannot be read \(it is not an ordinary file\)\.$/,
    ],
    [
      'a bundle with a pipe in it',
      () => {
        mkdirSync(at('piped'));
        pipe('piped/x');
        return ['verify', at('piped')];
      },
      /^error: The bundle \S+ cannot be read \(x is not an ordinary file\)\.$/,
    ],
    [
      'a bundle with a link in it',
      () => {
        mkdirSync(at('linked'));
        symlinkSync('/etc/passwd', at('linked/x'));
        return ['verify', at('linked')];
      },
      /^error: The bundle \S+ cannot be read \(x is not an ordinary file\)\.$/,
    ],
    [
      'a key that is a pipe',
      () => ['verify', folder, '--public-key', pipe('key')],
      /^error: The key \S+ cannot be read \(it is not an ordinary file\)\. It has to be a public key, PEM\.$/,
    ],
  ])('%s', async (_, args, sentence) => {
    const { code, stdout, stderr } = await cli(args());
    expect([code, stdout, stderr.trimEnd()]).toEqual([2, '', expect.stringMatching(sentence)]);
  });
});

test('a bundle that says it inflates to more than memory has counts as changed', async () => {
  const bomb = Buffer.from(zipSync({ x: Buffer.alloc(10_000_000) }));
  bomb.writeUInt32LE(0xffffffff, bomb.lastIndexOf('PK\u0001\u0002') + 24);
  const { code, stdout, stderr } = await cli(['verify', file('bomb.zip', bomb)]);
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).toBe(
    'problem: The archive cannot be read: its entry "x" cannot be as large as it says.\nCHANGED: do not rely on it.\n',
  );
});

test('what others wrote into a report steers neither the terminal nor a pipeline', async () => {
  const evil = '\n::error::x ##vso[task.complete result=Succeeded] ##teamcity[x] \u001b[2J\u009b1m';
  const [first, ...others] = frozenReport.testCases;
  const before = file('before.json', jsonOf({ ...frozenReport, testCases: [] }));
  const spoilt = {
    ...frozenReport,
    testCases: first ? [{ ...first, id: evil, reason: evil, actual: evil }, ...others] : [],
  };
  const after = file('after.json', jsonOf(spoilt));
  const ledger = newFolder();
  const entry = { event: 'open', kind: evil, id: 1, supplierReference: evil };
  const lines = [{ event: 'target', baseUrl: 'http://127.0.0.1:9' }, entry].map((line) => `${JSON.stringify(line)}\n`);
  writeFileSync(join(ledger, 'ledger.ndjson'), lines.join(''));
  for (const args of [
    ['report', 'diff', before, after],
    ['report', after, '--reporter', 'console', 'github', '--out', newFolder()],
    ['cleanup', '--out', ledger],
    ['replay', after, 'x\n::error::y'],
    [`run\n::error::`],
  ]) {
    const { stdout, stderr } = await cli(args);
    const said = `${stdout}\n${stderr}`;
    // The annotations are our own.
    const foreign = said.replace(/^::(?:error|warning|notice) title=[^\n]*$/gm, '');
    expect(foreign, args.join(' ')).not.toMatch(/^\s*::|##(?:vso|teamcity)?\[/im);
    // oxlint-disable-next-line no-control-regex
    expect(said, args.join(' ')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  }
});

test('files that hold traffic are their owner’s alone', async () => {
  const { out, code } = await run(['--reference', '--only', 'create-problem.plain']);
  expect(code).toBe(0);
  const modes = Object.fromEntries(
    readdirSync(out).map((name) => [name, (statSync(join(out, name)).mode & 0o777).toString(8)]),
  );
  const mine = ['report.json', 'report.html', 'traffic.har', 'exchanges.ndjson', 'ledger.ndjson'];
  expect(modes).toMatchObject(Object.fromEntries(mine.map((name) => [name, '600'])));
  expect(existsSync(join(out, 'report.json.part'))).toBe(false);
});
