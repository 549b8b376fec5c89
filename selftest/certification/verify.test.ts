// cspell:ignore STATSU
import { sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examine } from '../../bin/certification/examine.js';
import { judgesOf } from '../../bin/certification/judges.js';
import type { Verification } from '../../bin/certification/verification.js';
import { packageVersion } from '../../bin/terminal/package-version.js';
import { bundleOf, type BundleFiles } from '../../harness/report/bundle/evidence-bundle.js';
import { sha256 } from '../../harness/report/bundle/keys.js';
import type { ClassResult, RunReport } from '../../harness/report/run-report.js';
import { frozenReport } from '../reporters/frozen-report.js';
import { certifiedReport } from './reports.js';
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

function raised(each: ClassResult): ClassResult {
  return { ...each, verdict: 'conformant', reasons: [] };
}

/** The text of an object in which the verdict stands twice: readers take one or the other. */
function twice(text: string): string {
  return text.replace(/\n  "verdict"/, '\n  "verdict": "conformant",\n  "verdict"');
}

function reversed(object: object): object {
  return Object.fromEntries(Object.entries(object).toReversed());
}

/** The files with another manifest, which its owner signed as he signed the first. */
function signedAgain(files: BundleFiles, manifest: Buffer): BundleFiles {
  return new Map<string, Uint8Array>([
    ...files,
    ['manifest.json', manifest],
    ['manifest.sha256', Buffer.from(`${sha256(manifest)}  manifest.json\n`)],
    ['manifest.sig', Buffer.from(`${sign(null, manifest, supplier.key).toString('base64')}\n`)],
  ]);
}

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
    const forged = filesOf(certifiedReport({ startedAt: report.startedAt }), stranger);
    const mixed = new Map([...forged, ['report.json', files.get('report.json') ?? Buffer.of()] as const]);
    const rewritten = await verified(await bundleFile(forged), { trust });
    const patched = await verified(await bundleFile(mixed), { trust });
    expect([rewritten.outcome, rewritten.exitCode]).toEqual(['unknown-key', 3]);
    expect([patched.outcome, patched.exitCode]).toEqual(['changed', 1]);
  });

  test.each<[string, (report: RunReport) => Partial<RunReport>, string]>([
    [
      'a milder verdict',
      () => ({ verdict: 'conformant' }),
      'it is conformant, and its test cases make it non-conformant',
    ],
    ['a milder headline', () => ({ headline: 'CONFORMANT for all 13 operations' }), 'its headline has another verdict'],
    [
      'a raised class',
      ({ classes }) => ({ classes: (classes ?? []).map(raised) }),
      'do not make the class complete conformant',
    ],
    [
      'other counts',
      ({ counts }) => ({ counts: { ...counts, fail: 0 } }),
      'its counts are not those of its test cases',
    ],
    [
      'a test case twice',
      ({ testCases }) => ({ testCases: [...testCases, ...testCases.slice(-1)] }),
      'stands there twice',
    ],
    ['a finding left out', () => ({ findings: [] }), 'failed, and no finding says so'],
    [
      'a requirement that did not fail',
      ({ requirements }) => ({ requirements: requirements.map((each) => ({ ...each, verdict: 'pass' as const })) }),
      'violates API-STATUS, and the requirement did not fail',
    ],
    [
      'an operation more than was examined',
      ({ scope }) => ({
        scope: { ...scope, operations: scope.operations.map((each) => ({ ...each, examined: true, testCases: 1 })) },
      }),
      'its scope is not that of its test cases',
    ],
    ['KCIs that no one received', ({ scope }) => ({ scope: { ...scope, kcis: true } }), 'its scope is not that'],
    [
      'a test case cut short that its scope does not name',
      ({ testCases: [first, ...others] }) => ({
        testCases: [...(first ? [{ ...first, choice: 'property-seconds' as const }] : []), ...others],
      }),
      'its scope is not that',
    ],
  ])('whose report its own supplier signed with %s', async (_, edit, phrase) => {
    const failed = certifiedReport({
      startedAt: report.startedAt,
      kcis: false,
      verdicts: { 'POST /quote': 'fail', 'POST /service-tests': 'inconclusive' },
    });
    expect(await verified(await bundleFile(filesOf(failed, supplier)), { trust })).toMatchObject({
      outcome: 'trusted',
    });
    const path = await bundleFile(filesOf({ ...failed, ...edit(failed) }, supplier));
    const { outcome, exitCode, problems } = await verified(path, { trust });
    expect([outcome, exitCode]).toEqual(['changed', 1]);
    expect(problems.map(({ sentence }) => sentence).join(' ')).toContain(phrase);
  });

  test('whose report is not one that this version writes', async () => {
    const whole = certifiedReport({ startedAt: report.startedAt, version: packageVersion });
    const odd = { ...whole, exchanges: -1 };
    const { outcome, problems } = await verified(await bundleFile(filesOf(odd, supplier)), { trust });
    expect(outcome).toBe('changed');
    expect(problems[0]?.sentence).toBe(`report.json is not one that version ${packageVersion} writes.`);
  });

  test.each<[string, string, (text: string) => string, string]>([
    ['a key twice', 'manifest.json', twice, 'manifest.json is not as it was written.'],
    [
      'another order of keys',
      'manifest.json',
      (text) => `${JSON.stringify(reversed(JSON.parse(text) as object), null, 1)}\n`,
      'manifest.json is not as it was written.',
    ],
    [
      'a later end',
      'manifest.json',
      (text) => text.replace(/"endedAt": "2026-01-02/, '"endedAt": "2026-01-22'),
      'manifest.json and report.json do not say the same.',
    ],
    [
      'another mode',
      'manifest.json',
      (text) => text.replace('"mode": "full",\n  "seed"', '"mode": "certify",\n  "seed"'),
      'manifest.json and report.json do not say the same.',
    ],
  ])('whose own supplier signed a manifest with %s', async (_, name, edit, sentence) => {
    const files = new Map(filesOf(report, supplier));
    const text = files.get(name)?.toString() ?? '';
    expect(edit(text)).not.toBe(text);
    const path = await bundleFile(signedAgain(files, Buffer.from(edit(text))));
    const { outcome, problems } = await verified(path, { trust });
    expect(outcome).toBe('changed');
    expect(problems.map((each) => each.sentence)).toEqual([sentence]);
  });

  test('whose own supplier signed a report with a key twice', async () => {
    const files = new Map(filesOf(report));
    for (const name of ['manifest.json', 'manifest.sha256']) files.delete(name);
    files.set('report.json', Buffer.from(twice(files.get('report.json')?.toString() ?? '')));
    const { outcome, problems } = await verified(await bundleFile(bundleOf(report, files, supplier.key)), { trust });
    expect(outcome).toBe('changed');
    expect(problems.map((each) => each.sentence)).toEqual(['report.json is not as it was written.']);
  });

  test('with a file that is called as the prototype of everything is', async () => {
    const path = await bundleFile(new Map([...filesOf(report, supplier), ['__proto__', Buffer.from('x')] as const]));
    const { outcome, problems } = await verified(path, { trust });
    expect(outcome).toBe('changed');
    expect(problems[0]?.sentence).toBe('__proto__ is not in the manifest.');
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
