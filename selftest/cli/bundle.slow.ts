import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import type { PartialProfile } from '../../config/profile-document.js';
import { startSupplier } from '../../simulator/index.js';
import { cli, newFolder, run, type EndedRun } from './cli.js';

const folder = newFolder();
const zip = join(folder, 'evidence.zip');
let certified: EndedRun;
beforeAll(async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(join(folder, 'public.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  const { publicKey: other } = generateKeyPairSync('ed25519');
  writeFileSync(join(folder, 'other.pem'), other.export({ type: 'spki', format: 'pem' }));
  const signed = ['--bundle', zip, '--sign-key', join(folder, 'key.pem')];
  const listen = `127.0.0.1:${await freePort()}`;
  const supplier = await startSupplier({ kciUrl: `http://${listen}` });
  const profile = join(folder, 'conformance.json');
  writeFileSync(profile, JSON.stringify(profileOf(supplier.url, listen)));
  try {
    certified = await run(['--profile', profile, '--mode', 'certify', ...signed]);
  } finally {
    await supplier.close();
  }
});

describe('the evidence bundle of a certification', () => {
  test('has reports, traffic, profile and manifest, and verifies', async () => {
    expect(certified.code, certified.stderr).toBe(0);
    const files = unzipSync(readFileSync(zip));
    expect(Object.keys(files).sort()).toEqual([
      'certificate.html',
      'junit.xml',
      'manifest.json',
      'manifest.pub.pem',
      'manifest.sha256',
      'manifest.sig',
      'profile.json',
      'report.html',
      'report.json',
      'report.md',
      'run.dsse.json',
      'traffic.har',
    ]);
    const profile = JSON.parse(Buffer.from(files['profile.json'] ?? []).toString()) as { auth: object };
    expect(profile.auth).toEqual({
      type: 'bearer',
      token: '(secret)',
      expiredToken: '(secret)',
      otherClientToken: '(secret)',
    });
    const [plain, byKey, byOther] = await Promise.all([
      cli(['verify', zip]),
      cli(['verify', zip, '--public-key', join(folder, 'public.pem')]),
      cli(['verify', zip, '--public-key', join(folder, 'other.pem')]),
    ]);
    expect([plain.code, byKey.code, byOther.code]).toEqual([3, 0, 1]);
    expect(plain.stdout).toMatch(/^verdict: CONFORMANT for all 13 operations; KCIs examined/m);
    expect(plain.stdout).toMatch(/^CONSISTENT, signed by an unknown key sha256:[0-9a-f]{64}: give --public-key/m);
    expect(byKey.stdout).toMatch(/^UNCHANGED: every byte is as it was written, signed by sha256:[0-9a-f]{64}\.$/m);
    expect(statSync(zip).mode & 0o777).toBe(0o600);
    expect(byOther.stdout).toContain('signed by another key');
  });

  test('shows a changed byte, wherever it is', async () => {
    const bytes = readFileSync(zip);
    const places = [0, 10, 40, Math.floor(bytes.length / 2), bytes.length - 400, bytes.length - 1];
    const outcomes = await Promise.all(
      places.map((place) => {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ 1;
        const file = join(newFolder(), 'changed.zip');
        writeFileSync(file, changed);
        return cli(['verify', file]);
      }),
    );
    for (const { code, stdout } of outcomes) {
      expect([1, 2]).toContain(code);
      expect(stdout).not.toContain('UNCHANGED');
    }
  });

  test('can be a folder, in which a file changed, added or missing is found', async () => {
    const files = Object.entries(unzipSync(readFileSync(zip)));
    const folderWith = (change: (name: string, bytes: Uint8Array) => Uint8Array | undefined, extra?: string) => {
      const made = join(newFolder(), 'bundle');
      mkdirSync(made);
      for (const [name, bytes] of files) {
        const changed = change(name, bytes);
        if (changed) writeFileSync(join(made, name), changed);
      }
      if (extra !== undefined) writeFileSync(join(made, extra), '');
      return cli(['verify', made]);
    };
    const [same, missing, added, changed] = await Promise.all([
      folderWith((_, bytes) => bytes),
      folderWith((name, bytes) => (name === 'traffic.har' ? undefined : bytes)),
      folderWith((_, bytes) => bytes, 'extra.txt'),
      folderWith((name, bytes) => (name === 'report.md' ? Buffer.from('CONFORMANT') : bytes)),
    ]);
    expect([same.code, missing.code, added.code, changed.code]).toEqual([3, 1, 1, 1]);
    expect(missing.stdout).toContain('traffic.har is missing');
    expect(added.stdout).toContain('extra.txt is not in the manifest');
    expect(changed.stdout).toContain('report.md has been changed');
  });

  test('is written as a folder where its name has no .zip', async () => {
    const out = join(newFolder(), 'bundle');
    await run(['--mode', 'certify', '--base-url', 'http://127.0.0.1:9', '--bundle', out]);
    expect(readdirSync(out)).toContain('manifest.json');
    const { code, stdout } = await cli(['verify', out]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/^CONSISTENT, NOT SIGNED: anybody could have written this\.$/m);
    expect(stdout).toMatch(/^verdict: ERROR: the run failed/m);
  });
});

/** Everything that a full certification of the reference supplier needs. */
function profileOf(baseUrl: string, listen: string): PartialProfile {
  return {
    supplier: { name: 'reference supplier', baseUrl },
    auth: {
      type: 'bearer',
      token: 'demo-token',
      expiredToken: 'demo-expired-token',
      otherClientToken: 'demo-other-client-token',
    },
    testData: { unknownServiceId: 'SI0000000000000' },
    kcis: { listen, putOff: true },
  };
}
