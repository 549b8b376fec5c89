import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleFile, filesOf, firstVersionOf, newOwner, trustFile } from '../certification/bundles.js';
import { certifiedReport } from '../certification/reports.js';
import { cli, newFolder } from './cli.js';

const supplier = newOwner();
const trust = trustFile({ name: 'a', role: 'supplier', publicKey: supplier.pem, suppliers: ['Example Net'] });
const register = join(newFolder(), 'register');
const text = join(newFolder(), 'text.zip');
let bundle: string;
beforeAll(async () => {
  bundle = await bundleFile(filesOf(certifiedReport(), supplier));
  writeFileSync(text, 'This is not an archive.');
});

describe.sequential('the register', () => {
  test('is filled, and built, with exit code 0', async () => {
    const added = await cli(['register', 'add', register, bundle]);
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(added.stdout).toMatch(/^added: evidence\/sha256-[0-9a-f]{64}\.zip \(Example Net\)\n$/);
    const again = await cli(['register', 'add', register, bundle]);
    expect([again.code, again.stdout.startsWith('there already: ')]).toEqual([0, true]);
    const out = join(newFolder(), 'site');
    const built = await cli(['register', 'build', register, '--trust', trust, '--out', out, '--at', '2026-01-20']);
    expect(built).toMatchObject({ code: 0, stderr: '' });
    expect(built.stdout).toBe(`Register: 1 supplier, 0 rejected, in ${join(out, 'index.html')}\n`);
    expect(existsSync(join(out, 'index.html'))).toBe(true);
  });

  test('refuses a file that is not a bundle, with exit code 2, and adds the others', async () => {
    const { code, stdout } = await cli(['register', 'add', register, text, bundle]);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^refused: The bundle \S+text\.zip cannot be read \([^\n]+\)\.\nthere already: [^\n]+\n$/);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['no register', ['/nowhere', '--trust', trust], /\/nowhere is not a register: it has no folder evidence\./],
    ['no trust', [register], /has no trust\.yaml, so no evidence would count: name it with --trust\./],
    ['a date that does not exist', [register, '--trust', trust, '--at', 'soon'], /soon/],
  ])('ends in one sentence and exit code 2 for %s', async (_, args, sentence) => {
    const { code, stdout, stderr } = await cli(['register', 'build', ...args, '--out', join(newFolder(), 'site')]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
    expect(stderr).toMatch(sentence);
  });
});

test('a bundle of version 1 still verifies: one line, and the exit code of its origin', async () => {
  const first = await bundleFile(firstVersionOf(certifiedReport(), supplier));
  const known = await cli(['verify', first, '--trust', trust, '--at', '2026-01-20']);
  expect([known.code, known.stderr]).toEqual([0, '']);
  expect(known.stdout).toMatch(/^TRUSTED: [^\n]+$/m);
  const unknown = await cli(['verify', first]);
  expect([unknown.code, unknown.stderr]).toEqual([3, '']);
  expect(unknown.stdout).toMatch(/^CONSISTENT, signed by an unknown key [^\n]+$/m);
  const stranger = await bundleFile(firstVersionOf(certifiedReport(), { ...newOwner(), pem: supplier.pem }));
  const forged = await cli(['verify', stranger, '--trust', trust, '--at', '2026-01-20']);
  expect(forged.code).toBe(1);
  expect(forged.stdout).toMatch(/^CHANGED: [^\n]+$/m);
});
