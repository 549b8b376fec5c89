import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, newFolder } from './cli.js';

const folder = newFolder();
writeFileSync(
  join(folder, 'report.json'),
  JSON.stringify({ schemaVersion: 1, suite: {}, target: {}, mode: 'full', verdict: 'conformant', testCases: [] }),
);
const report = join(folder, 'report.json');

describe.concurrent('a report of an earlier version ends with one clear message:', () => {
  test.each<[string, readonly string[]]>([
    ['report', ['report', folder]],
    ['report merge', ['report', 'merge', folder, folder]],
    ['report diff', ['report', 'diff', folder, folder]],
    ['replay', ['replay', report, 'create-problem.plain']],
    ['run --last-failed', ['run', '--reference', '--last-failed', folder]],
  ])('%s', async (_, args) => {
    const { code, stdout, stderr } = await cli(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^error: \S+report\.json was written by an earlier version of fibre-cafe-conformance \(schemaVersion 1; this version reads 2\)\. [^\n]*\n$/,
    );
  });

  test('run --baseline', async () => {
    const { code, stdout, stderr } = await cli(['run', '--reference', '--baseline', report]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: \S+report\.json is the report of a run, not a baseline\. [^\n]*\n$/);
  });
});
