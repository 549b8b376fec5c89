// cspell:ignore STATSU
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examine } from '../../bin/certification/examine.js';
import { judgesOf } from '../../bin/certification/judges.js';
import type { Verification } from '../../bin/certification/verification.js';
import { frozenReport } from '../reporters/frozen-report.js';
import { bundleFile, filesOf, newFolder, newOwner, revocationsFile, trustFile } from './bundles.js';

const supplier = newOwner();
const certifier = newOwner();
const stranger = newOwner();
const name = 'Example Net';
const report = {
  ...frozenReport,
  target: { ...frozenReport.target, supplier: name },
  startedAt: '2026-01-02T03:04:05.678Z',
};
const ofSupplier = { name: 'Example Net 2026', role: 'supplier', publicKey: supplier.pem, suppliers: [name] };
const ofCertifier = { name: 'Fibre Cafe', role: 'certifier', publicKey: certifier.pem };
const good = await bundleFile(filesOf(report, supplier));
const unsigned = await bundleFile(filesOf(report));

interface Given {
  readonly trust?: readonly object[];
  readonly revocations?: readonly object[];
  readonly at?: string;
}

async function verified(path: string, { trust, revocations, at = '2026-02-01' }: Given = {}): Promise<Verification> {
  const judges = await judgesOf({
    'public-key': undefined,
    trust: trust && trustFile(...trust),
    revocations: revocations && revocationsFile(certifier, ...revocations),
    at,
  });
  return (await examine(path, judges)).verification;
}

const trust = [ofSupplier, ofCertifier];

describe('a bundle', () => {
  test.each<[string, string, Given, Pick<Verification, 'outcome' | 'exitCode'>]>([
    ['of a trusted supplier', good, { trust }, { outcome: 'trusted', exitCode: 0 }],
    ['without a trust file', good, {}, { outcome: 'unknown-key', exitCode: 3 }],
    ['that the trust file does not know', good, { trust: [ofCertifier] }, { outcome: 'unknown-key', exitCode: 3 }],
    ['that is not signed', unsigned, { trust }, { outcome: 'unsigned', exitCode: 3 }],
    [
      "of another supplier's key",
      good,
      { trust: [{ ...ofSupplier, suppliers: ['Other Net'] }, ofCertifier] },
      { outcome: 'wrong-key', exitCode: 1 },
    ],
    [
      "of a certifier's key",
      good,
      { trust: [{ ...ofSupplier, role: 'certifier' }] },
      { outcome: 'wrong-key', exitCode: 1 },
    ],
    [
      'of a key that the trust file revokes',
      good,
      { trust: [{ ...ofSupplier, revokedAt: '2026-01-31' }] },
      { outcome: 'revoked', exitCode: 1 },
    ],
    [
      'of a key that is revoked later',
      good,
      { trust: [{ ...ofSupplier, revokedAt: '2026-03-01' }] },
      { outcome: 'trusted', exitCode: 0 },
    ],
    [
      'of a key that the list revokes',
      good,
      { trust, revocations: [{ key: supplier.fingerprint, reason: 'It was lost.', revokedAt: '2026-01-31' }] },
      { outcome: 'revoked', exitCode: 1 },
    ],
    [
      'of an unknown key that the list revokes',
      good,
      {
        trust: [ofCertifier],
        revocations: [{ key: supplier.fingerprint, reason: 'It was lost.', revokedAt: '2026-01-31' }],
      },
      { outcome: 'revoked', exitCode: 1 },
    ],
    [
      'of a suite whose test is recalled',
      good,
      {
        trust,
        revocations: [
          { suiteVersions: ['0.1.0'], requirement: 'API-STATUS', reason: 'It missed 206.', revokedAt: '2026-01-31' },
        ],
      },
      { outcome: 'revoked', exitCode: 1 },
    ],
    [
      'of another version than the recalled one',
      good,
      {
        trust,
        revocations: [
          { suiteVersions: ['0.1.1'], requirement: 'API-STATUS', reason: 'It missed 206.', revokedAt: '2026-01-31' },
        ],
      },
      { outcome: 'trusted', exitCode: 0 },
    ],
    [
      'that did not decide the recalled requirement',
      good,
      {
        trust,
        revocations: [
          {
            suiteVersions: ['0.1.0'],
            requirement: 'OR-AMEND-REFERENCE',
            reason: 'It missed it.',
            revokedAt: '2026-01-31',
          },
        ],
      },
      { outcome: 'trusted', exitCode: 0 },
    ],
    [
      'of a key that has expired since',
      good,
      { trust: [{ ...ofSupplier, validUntil: '2026-01-31' }] },
      { outcome: 'expired', exitCode: 1 },
    ],
    [
      'on the last day of its key',
      good,
      { trust: [{ ...ofSupplier, validUntil: '2026-02-01' }] },
      { outcome: 'trusted', exitCode: 0 },
    ],
    [
      'from before its key was valid',
      good,
      { trust: [{ ...ofSupplier, validFrom: '2026-01-03' }] },
      { outcome: 'not-yet-valid', exitCode: 1 },
    ],
    ['from the future', good, { trust, at: '2026-01-01' }, { outcome: 'not-yet-valid', exitCode: 1 }],
  ])('%s', async (_, path, given, expected) => {
    expect(await verified(path, given)).toMatchObject(expected);
  });

  test('that was forged: another verdict, and another signature', async () => {
    const files = filesOf(report, supplier);
    const forged = filesOf({ ...report, verdict: 'conformant' }, stranger);
    const mixed = new Map([...forged, ['report.json', files.get('report.json') ?? Buffer.of()] as const]);
    const rewritten = await verified(await bundleFile(forged), { trust });
    const patched = await verified(await bundleFile(mixed), { trust });
    expect([rewritten.outcome, rewritten.exitCode]).toEqual(['unknown-key', 3]);
    expect([patched.outcome, patched.exitCode]).toEqual(['changed', 1]);
  });

  test('whose statement was signed by another key', async () => {
    const files = new Map(filesOf(report, supplier));
    files.set('run.dsse.json', filesOf(report, stranger).get('run.dsse.json') ?? Buffer.of());
    expect(await verified(await bundleFile(files), { trust })).toMatchObject({ outcome: 'changed', exitCode: 1 });
  });

  test('with a flipped byte, wherever it is, or cut short', async () => {
    const bytes = readFileSync(good);
    const path = join(newFolder(), 'evidence.zip');
    for (let place = 0; place < bytes.length; place += 211) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      writeFileSync(path, changed);
      expect(await verified(path, { trust }), `byte ${place}`).toMatchObject({ outcome: 'changed', exitCode: 1 });
    }
    writeFileSync(path, bytes.subarray(0, bytes.length / 2));
    expect(await verified(path, { trust })).toMatchObject({ outcome: 'changed', exitCode: 1 });
  });

  test('that is not there, or is something else, cannot be read', async () => {
    const other = join(newFolder(), 'notes.txt');
    writeFileSync(other, 'Nothing.');
    expect(await verified(join(newFolder(), 'none.zip'))).toMatchObject({ outcome: 'unreadable', exitCode: 2 });
    expect(await verified(other)).toMatchObject({ outcome: 'unreadable', exitCode: 2 });
  });
});

describe('what trust rests on is refused', () => {
  test.each<[string, Given, RegExp]>([
    ['a date that is not one', { at: '2026-02-30' }, /--at 2026-02-30 is not a date/],
    ['a key of two roles', { trust: [ofSupplier, { ...ofSupplier, role: 'certifier', name: 'B' }] }, /twice, as Exam/],
    ["a supplier's key without suppliers", { trust: [{ ...ofSupplier, suppliers: undefined }] }, /suppliers/],
    ['a role that does not exist', { trust: [{ ...ofSupplier, role: 'owner' }] }, /role/],
    [
      'a key that is not one',
      { trust: [{ ...ofSupplier, publicKey: '-----BEGIN PUBLIC KEY-----' }] },
      /cannot be read/,
    ],
    ['an invalid date', { trust: [{ ...ofSupplier, revokedAt: '2026-13-01' }] }, /2026-13-01, is not a date/],
    [
      'an entry without a reason',
      { trust, revocations: [{ key: supplier.fingerprint, revokedAt: '2026-01-01' }] },
      /reason/,
    ],
    [
      'a misspelt requirement',
      {
        trust,
        revocations: [{ suiteVersions: ['0.1.0'], requirement: 'API-STATSU', reason: 'x', revokedAt: '2026-01-01' }],
      },
      /API-STATSU.*API-STATUS/,
    ],
    ['a list that an untrusted key signed', { trust: [ofSupplier], revocations: [] }, /no key of a certifier/],
    [
      'a list of a certifier who is revoked',
      { trust: [{ ...ofCertifier, revokedAt: '2026-01-01' }], revocations: [] },
      /no key of a certifier/,
    ],
  ])('%s', async (_, given, message) => {
    await expect(verified(good, given)).rejects.toThrow(message);
  });

  test('a list that was changed after it was signed, or is not signed', async () => {
    const list = revocationsFile(certifier);
    const options = { 'public-key': undefined, trust: trustFile(...trust), at: undefined };
    writeFileSync(list, '# Nothing.\nrevocations: []\n');
    await expect(judgesOf({ ...options, revocations: list })).rejects.toThrow(/not the one that .* is about/);
    await expect(judgesOf({ ...options, revocations: trustFile() })).rejects.toThrow(/list of revocations/);
  });
});
