import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readCertificate, type Certificate } from '../../bin/certification/certificate.js';
import { examine } from '../../bin/certification/examine.js';
import { issueCertificate, type IssueOutcome } from '../../bin/certification/issue.js';
import { judgesOf } from '../../bin/certification/judges.js';
import type { Verification } from '../../bin/certification/verification.js';
import { envelopeBytes, openEnvelope, signedEnvelope } from '../../harness/report/bundle/envelope.js';
import { bundleFile, filesOf, newFolder, newOwner, revocationsFile, trustFile, type Owner } from './bundles.js';
import { certifiedReport, examinedRequirement, type ReportChanges } from './reports.js';

const supplier = newOwner();
const certifier = newOwner();
const name = 'Example Net';
const ofSupplier = { name: 'Example Net 2026', role: 'supplier', publicKey: supplier.pem, suppliers: [name] };
const ofCertifier = { name: 'Fibre Cafe', role: 'certifier', publicKey: certifier.pem };
const trust = trustFile(ofSupplier, ofCertifier);
const at = '2026-01-10';

const policy = {
  certifier: { name: 'The Fibre Cafe', id: 'https://certifier.example/rules/v1' },
  classes: ['ordering'],
  kcis: true,
  minRuns: 50,
  suiteVersions: ['0.2.0'],
  maxEvidenceAgeDays: 30,
  validityDays: 365,
};

const waiver = {
  supplier: name,
  class: 'ordering',
  requirement: examinedRequirement,
  operations: ['POST /service-orders'],
  owner: 'service desk',
  reason: 'Fixed in release 4.3.',
  expires: '2026-03-31',
};

interface Given {
  readonly report?: ReportChanges;
  readonly policy?: object;
  readonly signer?: Owner;
  readonly key?: Owner;
  readonly trust?: string;
  readonly at?: string;
  readonly out?: string;
  readonly revocations?: string;
}

async function issued(given: Given = {}): Promise<IssueOutcome & { readonly out: string }> {
  const out = given.out ?? join(newFolder(), 'certificate');
  const policyFile = join(newFolder(), 'certifier.yaml');
  writeFileSync(policyFile, stringify({ ...policy, ...given.policy }, { aliasDuplicateObjects: false }));
  const outcome = await issueCertificate({
    bundle: await bundleFile(filesOf(certifiedReport(given.report), given.signer ?? supplier)),
    policy: policyFile,
    'sign-key': (given.key ?? certifier).keyFile,
    out,
    trust: given.trust ?? trust,
    revocations: given.revocations,
    at: given.at ?? at,
  });
  return { ...outcome, out };
}

async function verified(
  path: string,
  changes: { readonly at?: string; readonly revocations?: readonly object[] } = {},
): Promise<Verification> {
  const revocations = changes.revocations && revocationsFile(certifier, ...changes.revocations);
  const judges = await judgesOf({ 'public-key': undefined, trust, revocations, at: changes.at ?? at });
  return (await examine(path, judges)).verification;
}

function certificateIn(out: string): Certificate | undefined {
  const envelope = openEnvelope(readFileSync(join(out, 'certificate.dsse.json')));
  return envelope && readCertificate(envelope.payload);
}

describe('a certificate', () => {
  test('says what passes, until when, and what it does not cover, and verifies', async () => {
    const { out, unmet } = await issued({
      report: {
        claimed: [
          'POST /quote',
          'GET /service-availability',
          'GET /available-appointments',
          'POST /appointments',
          'POST /service-orders',
          'POST /service-order-amendments',
          'POST /service-order-cancellations',
        ],
      },
    });
    expect(unmet).toEqual([]);
    expect(readdirSync(out).toSorted()).toEqual([
      'badge.svg',
      'certificate.dsse.json',
      'certificate.html',
      'certifier.pem',
    ]);
    const certificate = certificateIn(out);
    expect(certificate?.properties).toContain('FCC_1_15_ORDERING');
    expect(certificate?.properties).not.toContain('FCC_1_15_COMPLETE');
    expect(certificate?.fibreCafeCertificate).toMatchObject({
      supplier: name,
      validUntil: '2027-01-02T03:05:05Z',
      waivers: [],
    });
    expect(certificate?.fibreCafeCertificate.excluded.join('\n')).toContain('POST /ethernet/service-orders');
    expect(await verified(out)).toMatchObject({ kind: 'certificate', outcome: 'trusted', exitCode: 0, supplier: name });
    const page = readFileSync(join(out, 'certificate.html'), 'utf8');
    expect(page).toContain(certificate?.fibreCafeCertificate.id);
    expect(readFileSync(join(out, 'badge.svg'), 'utf8')).toContain('ordering');
  });

  test('issued twice has the same id, and ends no later', async () => {
    const first = await issued();
    const again = await issued({ out: first.out, at: '2026-01-12' });
    const elsewhere = await issued({ at: '2026-01-15' });
    const ids = [first, again, elsewhere].map(({ issued: made }) => made?.certificate.fibreCafeCertificate);
    expect(new Set(ids.map((each) => each?.id)).size).toBe(1);
    expect(ids[0]?.id).toMatch(/^FCC(-[0-9A-F]{4}){5}$/);
    expect(new Set(ids.map((each) => each?.validUntil)).size).toBe(1);
  });

  test('of other evidence has another id, and takes no folder of another', async () => {
    const first = await issued();
    const other = await issued({ report: { startedAt: '2026-01-03T03:04:05.678Z' } });
    expect(other.issued?.certificate.fibreCafeCertificate.id).not.toBe(
      first.issued?.certificate.fibreCafeCertificate.id,
    );
    await expect(issued({ out: first.out, report: { startedAt: '2026-01-03T03:04:05.678Z' } })).rejects.toThrow(
      /is not empty, and does not hold the certificate/,
    );
  });

  test('is conditional where every failure is waived, and ends with the waiver', async () => {
    const { unmet, out } = await issued({
      report: { verdicts: { 'POST /service-orders': 'fail' } },
      policy: { waivers: [waiver, { ...waiver, supplier: 'Other Net', expires: '2020-01-01' }] },
    });
    expect(unmet).toEqual([]);
    const said = certificateIn(out)?.fibreCafeCertificate;
    expect(said?.classes.find(({ id }) => id === 'ordering')?.verdict).toBe('conditional');
    expect(said?.waivers).toEqual([waiver]);
    expect(said?.evidence.verdict).toBe('non-conformant');
    expect(said?.validUntil).toBe('2026-03-31T23:59:59Z');
    expect(said?.excluded.join('\n')).toMatch(/Orders: non-conformant/);
    expect(await verified(out, { at: '2026-03-31T23:00:00Z' })).toMatchObject({ outcome: 'trusted' });
    expect(await verified(out, { at: '2026-04-01' })).toMatchObject({ outcome: 'expired', exitCode: 1 });
    expect(readFileSync(join(out, 'certificate.html'), 'utf8')).toContain('Fixed in release 4.3.');
  });

  test('shows what a supplier calls itself as text only', async () => {
    const supplierName = '<script>alert(1)</script>\u202E"';
    const key = { ...ofSupplier, suppliers: [supplierName] };
    const { out } = await issued({
      report: {
        target: { baseUrl: 'https://cvt.example.net', supplier: supplierName, product: { name: '<b>x', release: '1' } },
      },
      trust: trustFile(key, ofCertifier),
    });
    const page = readFileSync(join(out, 'certificate.html'), 'utf8');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;\\u202e&quot;');
    expect(page).not.toMatch(/<script|<b>|\u202E/);
  });
});

describe('a certificate is not relied on', () => {
  const id = (out: string) => certificateIn(out)?.fibreCafeCertificate.id;

  test('is not issued once more when it is revoked', async () => {
    const id = certificateIn((await issued()).out)?.fibreCafeCertificate.id;
    const revoked = (revokedAt: string) =>
      revocationsFile(certifier, { certificate: id, reason: 'Issued by mistake.', revokedAt });
    const refused = await issued({ revocations: revoked('2026-01-09') });
    expect(refused.unmet.map(({ rule }) => rule)).toEqual(['revoked']);
    expect(refused.unmet[0]?.sentence).toContain('since 2026-01-09T00:00:00Z: Issued by mistake.');
    expect(existsSync(refused.out)).toBe(false);
    expect((await issued({ revocations: revoked('2026-01-11') })).unmet).toEqual([]);
  });

  test('in which a key stands twice is changed, even if its certifier signed it', async () => {
    const { out } = await issued();
    const file = join(out, 'certificate.dsse.json');
    const envelope = openEnvelope(readFileSync(file));
    const text =
      envelope?.payload.toString().replace('"predicate":{', '"predicate":{"properties":[]},"predicate":{') ?? '';
    const signed = signedEnvelope(envelope?.payloadType ?? '', Buffer.from(text), certifier.key);
    writeFileSync(file, envelopeBytes(signed));
    const { outcome, problems } = await verified(out);
    expect(outcome).toBe('changed');
    expect(problems.map(({ sentence }) => sentence)).toEqual(['certificate.dsse.json is not as it was written.']);
  });

  test('when it is revoked, or a test that it rests on is recalled, or its key is revoked', async () => {
    const { out } = await issued();
    const rest = { reason: 'Withdrawn.', revokedAt: '2026-01-09' };
    expect(await verified(out, { revocations: [{ certificate: id(out), ...rest }] })).toMatchObject({
      outcome: 'revoked',
      exitCode: 1,
    });
    expect(
      await verified(out, { revocations: [{ suiteVersions: ['0.2.0'], requirement: examinedRequirement, ...rest }] }),
    ).toMatchObject({ outcome: 'revoked', exitCode: 1 });
    expect(
      await verified(out, { revocations: [{ suiteVersions: ['0.1.0'], requirement: examinedRequirement, ...rest }] }),
    ).toMatchObject({ outcome: 'trusted', exitCode: 0 });
    expect(
      await verified(out, { revocations: [{ key: supplier.fingerprint, ...rest }] }),
      "the supplier's key did not sign it",
    ).toMatchObject({ outcome: 'trusted', exitCode: 0 });
  });

  test("when a supplier's key signed it", async () => {
    const { out } = await issued();
    const swapped = trustFile(ofSupplier, { ...ofCertifier, role: 'supplier', suppliers: [name] });
    const judges = await judgesOf({ 'public-key': undefined, trust: swapped, revocations: undefined, at });
    expect((await examine(out, judges)).verification).toMatchObject({ outcome: 'wrong-key', exitCode: 1 });
  });

  test('when a byte of any of its files is changed, or a file is missing or added', async () => {
    const { out } = await issued();
    for (const file of readdirSync(out)) {
      const bytes = readFileSync(join(out, file));
      for (let place = 0; place < bytes.length; place += 307) {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ 1;
        writeFileSync(join(out, file), changed);
        expect(await verified(out), `${file}, byte ${place}`).toMatchObject({ outcome: 'changed', exitCode: 1 });
      }
      writeFileSync(join(out, file), bytes);
    }
    writeFileSync(join(out, 'more.txt'), '');
    expect(await verified(out)).toMatchObject({ outcome: 'changed', exitCode: 1 });
  });

  test('without a trust file: its key is unknown', async () => {
    const { out } = await issued();
    const judges = await judgesOf({ 'public-key': undefined, trust: undefined, revocations: undefined, at });
    const [whole, alone] = [out, join(out, 'certificate.dsse.json')].map((path) => examine(path, judges));
    expect((await whole)?.verification).toMatchObject({ integrity: 'intact', outcome: 'unknown-key', exitCode: 3 });
    expect((await alone)?.verification).toMatchObject({ integrity: 'unchecked', outcome: 'unknown-key', exitCode: 3 });
    expect(await verified(join(out, 'certificate.dsse.json'))).toMatchObject({ outcome: 'trusted', exitCode: 0 });
  });
});

describe('a refusal names each unmet rule, and writes nothing', () => {
  test.each<[string, Given, readonly string[], RegExp]>([
    ['evidence that is too old', { at: '2026-02-02' }, ['evidence-age'], /31 days before.*takes evidence of 30 days/],
    ['the reference supplier', { report: { reference: true } }, ['reference'], /embedded reference supplier/],
    [
      'one operation only',
      { report: { claimed: ['POST /quote'] } },
      ['classes'],
      /ordering is not-claimed: .*does not claim/,
    ],
    ["a supplier's key as certifier", { key: supplier }, ['certifier-key'], /Example Net 2026 is a supplier's/],
    [
      'a stale waiver',
      { policy: { waivers: [waiver] } },
      ['waiver'],
      /API-STATUS .*stale: nothing fails at POST \/service-orders/,
    ],
    [
      'an expired waiver',
      {
        report: { verdicts: { 'POST /service-orders': 'fail' } },
        policy: { waivers: [{ ...waiver, expires: '2026-01-09' }] },
      },
      ['waiver', 'classes'],
      /expired on 2026-01-09/,
    ],
    [
      'a failure',
      { report: { verdicts: { 'POST /service-orders': 'fail' } } },
      ['classes'],
      /API-STATUS is violated at POST/,
    ],
    [
      'a failure that a waiver of another class excuses',
      {
        report: { verdicts: { 'POST /service-orders': 'fail' } },
        policy: { waivers: [{ ...waiver, class: 'orders' }] },
      },
      ['classes'],
      /ordering is non-conformant/,
    ],
    [
      'an undecided test case',
      { report: { verdicts: { 'POST /service-orders': 'inconclusive' } } },
      ['classes'],
      /incomplete/,
    ],
    ['few values', { report: { propertyRuns: 10 }, policy: { minRuns: 11 } }, ['runs', 'classes'], /tried 10 values/],
    ['no KCIs', { report: { kcis: false } }, ['kcis'], /KCIs were not examined/],
    ['another suite', { policy: { suiteVersions: ['0.3.0'] } }, ['suite-version'], /Version 0\.2\.0 .* takes 0\.3\.0/],
    [
      'another specification',
      { policy: { specificationDigests: [`sha256:${'0'.repeat(64)}`] } },
      ['specification'],
      /another description/,
    ],
    ['another mode', { report: { mode: 'full' } }, ['mode'], /certify mode/],
    ['an unknown key of the evidence', { signer: newOwner() }, ['evidence'], /does not have/],
    ['a certifier who is not trusted', { key: newOwner() }, ['certifier-key'], /no certifier/],
    [
      'several at once',
      { report: { reference: true, propertyRuns: 10 }, at: '2026-03-01' },
      ['evidence-age', 'reference', 'runs', 'classes'],
      /reference/,
    ],
  ])('%s', async (_, given, rules, sentence) => {
    const { unmet, issued: made, out } = await issued(given);
    expect(unmet.map(({ rule }) => rule).toSorted()).toEqual([...rules].toSorted());
    expect(unmet.map((each) => each.sentence).join('\n')).toMatch(sentence);
    expect([made, existsSync(out)]).toEqual([undefined, false]);
  });
});

describe('a policy is refused', () => {
  test.each<[string, object, RegExp]>([
    ['with a wildcard', { waivers: [{ ...waiver, requirement: '*' }] }, /no requirement \*/],
    [
      'with a wildcard for operations',
      { waivers: [{ ...waiver, operations: ['*'] }] },
      /no operation of the class ordering \*/,
    ],
    [
      'with an operation of another class',
      { waivers: [{ ...waiver, operations: ['POST /service-tests'] }] },
      /no operation/,
    ],
    ['with an unknown class', { classes: ['order'] }, /no class order\. Did you mean orders\?/],
    ['with a waiver without an owner', { waivers: [{ ...waiver, owner: undefined }] }, /owner/],
    ['with a waiver until an invalid date', { waivers: [{ ...waiver, expires: '2026-02-30' }] }, /not a date/],
    ['without classes', { classes: [] }, /classes/],
    ['with an unknown key', { strict: true }, /strict/],
  ])('%s', async (_, changes, message) => {
    await expect(issued({ policy: changes })).rejects.toThrow(message);
  });
});
