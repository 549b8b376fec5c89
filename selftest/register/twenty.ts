import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { issueCertificate } from '../../bin/certification/issue.js';
import { add } from '../../bin/register/add.js';
import { bundleFile, filesOf, newFolder, newOwner, revocationsFile, trustFile } from '../certification/bundles.js';
import { certifiedReport, examinedRequirement, type ReportChanges } from '../certification/reports.js';

/** As of when the register is built. */
export const at = '2026-01-20';

/** Names that a page, a path or a spreadsheet could trip over. */
export const hostile = ['<img src=x onerror=alert(1)>', '../../etc/passwd', '=cmd()|"&\u202Egnp', '日本ネット 🚀'];

/** A register of twenty bundles and the certificates of some, with what judges them. */
export interface Twenty {
  readonly register: string;
  readonly trust: string;
  readonly revocations: string;
  /** Files a later run of a supplier. */
  later(name: string, changes: ReportChanges): Promise<void>;
}

/** Good, conditional, expiring, expired, revoked, failing, incomplete, forged, unsigned and unknown ones. */
export async function twenty(): Promise<Twenty> {
  const [supplier, certifier, stranger, lost] = [newOwner(), newOwner(), newOwner(), newOwner()];
  const plain = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta', 'Eta', 'Theta', 'Iota'].map(
    (each) => `${each} Net`,
  );
  const names = [...plain, 'Quiet Net', ...hostile];
  const trust = trustFile(
    { name: 'suppliers', role: 'supplier', publicKey: supplier.pem, suppliers: names },
    { name: 'lost', role: 'supplier', publicKey: lost.pem, suppliers: ['Lost Net'], revokedAt: '2026-01-15' },
    { name: 'Fibre Cafe', role: 'certifier', publicKey: certifier.pem },
  );
  const register = join(newFolder(), 'register');
  const bundle = (name: string, changes: ReportChanges, owner = supplier) =>
    bundleFile(
      filesOf(
        certifiedReport({ ...changes, target: { baseUrl: 'https://cvt.secret.example', supplier: name } }),
        owner,
      ),
    );
  const certify = async (name: string, path: string, changes: object) => {
    const policyFile = join(newFolder(), 'certifier.yaml');
    const policy = {
      certifier: { name: 'The Fibre Cafe', id: 'https://certifier.example/rules/v1' },
      classes: ['ordering'],
      kcis: true,
      minRuns: 50,
      suiteVersions: ['0.1.0', '0.2.0'],
      maxEvidenceAgeDays: 300,
      validityDays: 365,
      ...changes,
    };
    writeFileSync(policyFile, stringify(policy, { aliasDuplicateObjects: false }));
    const out = join(newFolder(), 'certificate');
    const options = {
      bundle: path,
      policy: policyFile,
      'sign-key': certifier.keyFile,
      out,
      trust,
      revocations: undefined,
    };
    const { issued, unmet } = await issueCertificate({ ...options, at: '2026-01-05' });
    if (!issued) throw new Error(`${name}: ${JSON.stringify(unmet)}`);
    await add({ register, files: [out] });
    return issued.certificate.fibreCafeCertificate.id;
  };
  const failing: ReportChanges = { verdicts: { 'POST /service-orders': 'fail' } };
  const waiver = {
    supplier: 'Beta Net',
    class: 'ordering',
    requirement: examinedRequirement,
    operations: ['POST /service-orders'],
    owner: 'service desk',
    reason: 'Fixed in 4.3.',
    expires: '2026-03-31',
  };
  const held = new Map<string, string>();
  for (const [index, name] of plain.entries()) {
    const changes: ReportChanges =
      index === 1 || index === 5 ? failing : index === 6 ? { verdicts: { 'POST /appointments': 'inconclusive' } } : {};
    held.set(name, await bundle(name, { ...changes, version: index === 3 ? '0.1.0' : '0.2.0' }));
  }
  for (const name of hostile) held.set(name, await bundle(name, {}));
  const path = (name: string) => held.get(name) ?? '';
  const forged = await bundle('Alpha Net', failing, stranger);
  const broken = await bundle('Alpha Net', { startedAt: '2026-01-03T00:00:00.000Z' });
  const changed = join(newFolder(), 'changed.zip');
  const bytes = readFileSync(broken);
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(changed, bytes);
  const others = [
    forged,
    await bundle('Lost Net', {}, lost),
    await bundleFile(filesOf(certifiedReport({ startedAt: '2026-01-04T00:00:00.000Z' }))),
    await bundle('Beta Net', { startedAt: '2026-01-01T00:00:00.000Z' }),
    await bundle('Alpha Net', { startedAt: '2026-01-01T00:00:00.000Z', version: '0.1.0' }),
    await bundle('Alpha Net', { startedAt: '2026-01-01T12:00:00.000Z', ...failing }),
  ];
  await add({ register, files: [...held.values(), ...others] });
  // It was changed after it was added, as a mistaken commit would.
  writeFileSync(join(register, 'evidence', `sha256-${'0'.repeat(64)}.zip`), readFileSync(changed));
  await certify('Alpha Net', path('Alpha Net'), {});
  await certify('Beta Net', path('Beta Net'), { waivers: [waiver] });
  await certify('Gamma Net', path('Gamma Net'), { validityDays: 20 });
  await certify('Delta Net', path('Delta Net'), { validityDays: 5 });
  const revoked = await certify('Epsilon Net', path('Epsilon Net'), {});
  const revocations = revocationsFile(certifier, {
    certificate: revoked,
    reason: 'Issued by mistake.',
    revokedAt: '2026-01-12',
  });
  return {
    register,
    trust,
    revocations,
    async later(name, changes) {
      await add({ register, files: [await bundle(name, changes)] });
    },
  };
}
