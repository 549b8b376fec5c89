import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { signedEnvelope, envelopeBytes } from '../../harness/report/bundle/envelope.js';
import { bundleOf, type BundleFiles } from '../../harness/report/bundle/evidence-bundle.js';
import { fingerprintOf, publicPem, sha256 } from '../../harness/report/bundle/keys.js';
import type { RunReport } from '../../harness/report/run-report.js';
import { revocationsPayloadType, signatureFileOf } from '../../bin/certification/revocations.js';
import { writeArchive } from '../../bin/reports/bundle-archive.js';
import { jsonOf } from '../reporters/text-of.js';

/** A key pair as its owner has it. */
export interface Owner {
  readonly key: KeyObject;
  readonly pem: string;
  readonly fingerprint: string;
  /** The file of the private key. */
  readonly keyFile: string;
}

export function newOwner(): Owner {
  const { privateKey } = generateKeyPairSync('ed25519');
  const keyFile = join(newFolder(), 'key.pem');
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return { key: privateKey, pem: publicPem(privateKey), fingerprint: fingerprintOf(privateKey), keyFile };
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'fcc-certification-'));
}

/** The files of a bundle of this report, as a run in certify mode would have them. */
export function filesOf(report: RunReport, owner?: Owner): BundleFiles {
  const files = new Map<string, Uint8Array>([
    ['report.json', Buffer.from(jsonOf(report))],
    ['traffic.har', Buffer.from('{"log":{}}\n')],
    ['profile.json', Buffer.from('{}\n')],
  ]);
  return bundleOf(report, files, owner?.key);
}

/** The files of a bundle as version 1 of the format had them: one signature, no statement, no classes, no page. */
export function firstVersionOf({ classes: _, ...report }: RunReport, { key, pem }: Owner): BundleFiles {
  const files = new Map<string, Uint8Array>([
    ['report.json', Buffer.from(jsonOf(report))],
    ['traffic.har', Buffer.from('{"log":{}}\n')],
    ['profile.json', Buffer.from('{}\n')],
  ]);
  const { verdict, headline, scope, suite, target, mode, seed, startedAt, durationMs } = report;
  const facts = { verdict, headline, scope, suite, target, mode, seed, startedAt, durationMs };
  const manifest = {
    bundleVersion: 1,
    ...facts,
    endedAt: new Date(Date.parse(startedAt) + durationMs).toISOString(),
    files: Object.fromEntries(
      [...files].map(([name, bytes]) => [name, { sha256: sha256(bytes), bytes: bytes.byteLength }]),
    ),
  };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  return new Map<string, Uint8Array>([
    ...files,
    ['manifest.json', text],
    ['manifest.sha256', Buffer.from(`${sha256(text)}  manifest.json\n`)],
    ['manifest.sig', Buffer.from(`${sign(null, text, key).toString('base64')}\n`)],
    ['manifest.pub.pem', Buffer.from(pem)],
  ]);
}

/** The same in an archive; gives its path. */
export async function bundleFile(files: BundleFiles): Promise<string> {
  const path = join(newFolder(), 'evidence.zip');
  await writeArchive(path, files);
  return path;
}

/** A trust file; gives its path. */
export function trustFile(...keys: readonly object[]): string {
  return yamlFile('trust.yaml', { keys });
}

/** A signed list of revocations; gives its path. */
export function revocationsFile(owner: Owner, ...revocations: readonly object[]): string {
  const path = yamlFile('revocations.yaml', { revocations });
  const bytes = readFileSync(path);
  writeFileSync(signatureFileOf(path), envelopeBytes(signedEnvelope(revocationsPayloadType, bytes, owner.key)));
  return path;
}

function yamlFile(name: string, content: object): string {
  const path = join(newFolder(), name);
  writeFileSync(path, stringify(content, { aliasDuplicateObjects: false }));
  return path;
}
