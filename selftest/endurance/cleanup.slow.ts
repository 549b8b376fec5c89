import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, newFolder } from '../cli/cli.js';
import { scriptedSupplier } from '../harness/sessions.js';
import { killRun } from './killed-runs.js';

describe.concurrent('after a run was killed', () => {
  test.each([150, 700])('%i ms after its first request, cleanup removes what it left', async (ms) => {
    const { created, openBefore, open, named, code, stdout } = await killRun(ms);
    expect(created).toBeGreaterThan(0);
    expect(openBefore).toBeGreaterThan(0);
    // Only what was under way at that moment has a reference that never reached us; it is named.
    expect(named).toEqual(expect.arrayContaining([...open]));
    expect(open.length).toBeLessThanOrEqual(4);
    expect(code, stdout).toBe(named.length === 0 ? 0 : 3);
    expect(stdout).toMatch(/^Removed \d+ of \d+\.$/m);
  });
});

function folderWith(...lines: readonly object[]): string {
  const folder = newFolder();
  writeFileSync(join(folder, 'ledger.ndjson'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return folder;
}
const open = (id: number) => ({ event: 'open', kind: 'service-problem', id, supplierReference: `REF_${id}` });

describe.concurrent('cleanup', () => {
  test('cancels what a ledger shows as open, with what it knows, and a second time has nothing to do', async () => {
    await using supplier = await scriptedSupplier(() => 'echo');
    const out = folderWith({ event: 'target', baseUrl: supplier.url }, open(1), open(2), { event: 'closed', id: 1 });
    const first = await cli(['cleanup', '--out', out]);
    expect([first.code, first.stdout]).toEqual([0, 'Removed 1 of 1.\n']);
    const posts = supplier.requests.filter(({ path }) => path !== '/');
    expect(posts).toEqual([
      {
        path: '/service-problem-cancellations',
        body: expect.objectContaining({ serviceProblemId: 2, supplierServiceProblemReference: 'REF_2' }) as object,
      },
    ]);
    const second = await cli(['cleanup', '--out', out]);
    expect([second.code, second.stdout]).toEqual([0, 'Nothing of that run is left in the supplier.\n']);
  });

  test('names what it could not remove, and ends with exit code 3', async () => {
    await using supplier = await scriptedSupplier(() => ({ status: 422, body: 'not now' }));
    const asked = { event: 'asked', kind: 'service-problem', id: 8 };
    const out = folderWith({ event: 'target', baseUrl: supplier.url }, open(7), asked);
    const { code, stdout } = await cli(['cleanup', '--out', out]);
    expect(code).toBe(3);
    expect(stdout).toBe(
      'Removed 0 of 2.\n' +
        'left: service-problem 7 (REF_7): The cancellation was answered 422 not now\n' +
        'left: service-problem 8: Its creation got no answer, so it may not exist.\n',
    );
  });

  test.each<[string, () => readonly string[], RegExp]>([
    ['there is no ledger', () => ['--out', newFolder()], /There is no ledger/],
    [
      'another supplier is named',
      () => [
        '--out',
        folderWith({ event: 'target', baseUrl: 'http://127.0.0.1:9' }, open(1)),
        '--base-url',
        'http://127.0.0.1:10',
      ],
      /about http:\/\/127\.0\.0\.1:9, not about/,
    ],
    [
      'nothing listens there',
      () => ['--out', folderWith({ event: 'target', baseUrl: 'http://127.0.0.1:9' }, open(1))],
      /cannot be reached/,
    ],
    [
      'the supplier looks like production',
      () => ['--out', folderWith({ event: 'target', baseUrl: 'https://a.thefibrecafe.net' }, open(1))],
      /--allow-production/,
    ],
    [
      'the ledger is damaged',
      () => {
        const folder = folderWith(open(1));
        copyFileSync(new URL(import.meta.url), join(folder, 'ledger.ndjson'));
        return ['--out', folder];
      },
      /is damaged in line 1/,
    ],
  ])('ends with exit code 2 and one sentence when %s', async (_, args, message) => {
    const { code, stderr } = await cli(['cleanup', ...args()]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^error: [^\n]*\n$/);
  });

  test('needs no base URL: the ledger has it, though its last line was cut off', async () => {
    await using supplier = await scriptedSupplier(() => 'echo');
    const out = folderWith({ event: 'target', baseUrl: supplier.url }, open(3));
    const file = join(out, 'ledger.ndjson');
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"event":"op`);
    expect(await cli(['cleanup', '--out', out])).toMatchObject({ code: 0, stdout: 'Removed 1 of 1.\n' });
  });
});
