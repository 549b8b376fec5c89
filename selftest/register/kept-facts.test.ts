import { chmodSync, cpSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { add } from '../../bin/register/add.js';
import { build } from '../../bin/register/build.js';
import type { BundleFacts } from '../../bin/register/kept-facts.js';
import { packageVersion } from '../../bin/terminal/package-version.js';
import { bundleFile, filesOf, newFolder, newOwner, trustFile } from '../certification/bundles.js';
import { certifiedReport } from '../certification/reports.js';

const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
afterAll(() => printed.mockRestore());

const supplier = newOwner();
const key = { name: 'a', role: 'supplier', publicKey: supplier.pem, suppliers: ['Example Net'] };
const trust = trustFile(key);

let register: string;
let cache: string;
beforeEach(async () => {
  register = join(newFolder(), 'register');
  useCache(join(newFolder(), 'cache'));
  await add({ register, files: [await bundleFile(filesOf(certifiedReport(), supplier))] });
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function useCache(folder: string): void {
  cache = folder;
  vi.stubEnv('XDG_CACHE_HOME', folder);
}

/** Where the facts lie, for this version or another. */
function factsFolder(version = packageVersion): string {
  return join(cache, 'fibre-cafe-conformance', `examined-${version}`);
}

/** The register.json of a site. */
async function built(changes: { readonly trust?: string; readonly at?: string } = {}): Promise<string> {
  const out = join(newFolder(), 'site');
  await build({ register, trust, revocations: undefined, at: '2026-01-20', addresses: false, out, ...changes });
  return readFileSync(join(out, 'register.json'), 'utf8');
}

/** The site as it is where nothing is kept. */
async function builtAnew(): Promise<string> {
  vi.stubEnv('XDG_CACHE_HOME', join(newFolder(), 'cache'));
  const site = await built();
  vi.stubEnv('XDG_CACHE_HOME', cache);
  return site;
}

/** Lets the facts say that the bundle was changed: what is examined says otherwise. */
function lie(): void {
  for (const name of readdirSync(factsFolder())) {
    const file = join(factsFolder(), name);
    const facts = JSON.parse(readFileSync(file, 'utf8')) as BundleFacts;
    writeFileSync(file, JSON.stringify({ ...facts, found: { ...facts.found, changes: ['It was changed.'] } }));
  }
}

describe('what was found out about bundles', () => {
  test('is kept by register add, and gives the same site', async () => {
    const [name] = readdirSync(factsFolder());
    expect(readdirSync(join(register, 'evidence'))).toEqual([`sha256-${name?.replace('.json', '.zip')}`]);
    const site = await built();
    expect(site).toBe(await builtAnew());
    expect(site).toContain('self-certified');
  });

  test('is not found out again', async () => {
    lie();
    expect(await built()).toContain('It was changed.');
  });

  test('counts for no other version of the suite', async () => {
    lie();
    renameSync(factsFolder(), factsFolder('0.0.1'));
    expect(await built()).toBe(await builtAnew());
  });

  test('counts for no other bytes', async () => {
    const [name = ''] = readdirSync(join(register, 'evidence'));
    const file = join(register, 'evidence', name);
    const bytes = readFileSync(file);
    bytes[bytes.length - 400] = (bytes[bytes.length - 400] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(await built()).toContain('"outcome": "changed"');
  });

  test('is judged each time: trust and dates of the day count', async () => {
    const revoking = trustFile({ ...key, revokedAt: '2026-01-19' });
    expect(await built({ trust: revoking })).toContain('"outcome": "revoked"');
    expect(await built({ at: '2026-01-01' })).toContain('not-yet-valid');
  });

  test('does not count where others could have written it', async () => {
    lie();
    const honest = await builtAnew();
    for (const mode of [0o770, 0o707]) {
      chmodSync(factsFolder(), mode);
      expect(await built()).toBe(honest);
    }
    chmodSync(factsFolder(), 0o700);
    const handedIn = join(register, 'cache');
    cpSync(cache, handedIn, { recursive: true });
    const link = join(newFolder(), 'link');
    symlinkSync(handedIn, link);
    for (const folder of [handedIn, link]) {
      useCache(folder);
      expect(await built()).toBe(honest);
    }
  });

  test('is found out again where it is not whole, or cannot be kept', async () => {
    const honest = await built();
    for (const name of readdirSync(factsFolder())) writeFileSync(join(factsFolder(), name), '{"found":');
    expect(await built()).toBe(honest);
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    useCache(file);
    expect(await built()).toBe(honest);
  });
});
