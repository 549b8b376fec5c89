import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { parseJson } from '../../json/bounded-json.js';
import { isManifest } from './manifest.js';
import type { RunReport } from '../run-report.js';

/** The files of a bundle by name, in order. */
export type BundleFiles = ReadonlyMap<string, Uint8Array>;

const manifestName = 'manifest.json';
const digestName = 'manifest.sha256';
const signatureName = 'manifest.sig';
const publicKeyName = 'manifest.pub.pem';

/** What was examined, when and how, what came of it, and the digest of every file. */
export interface Manifest
  extends
    Pick<RunReport, 'suite' | 'target' | 'mode' | 'seed' | 'startedAt' | 'durationMs' | 'verdict'>,
    // Bundles of earlier versions do not state it.
    Partial<Pick<RunReport, 'headline' | 'scope'>> {
  readonly bundleVersion: 1;
  readonly endedAt: string;
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly bytes: number }>>;
}

/** The files with their manifest, its digest and, where there is a key, its signature. */
export function bundleOf(report: RunReport, files: BundleFiles, signKey?: KeyObject): BundleFiles {
  const { verdict, headline, scope, suite, target, mode, seed, startedAt, durationMs } = report;
  const facts = { verdict, headline, scope, suite, target, mode, seed, startedAt, durationMs };
  const manifest: Manifest = {
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
    [manifestName, text],
    [digestName, digestLine(text)],
    ...(signKey
      ? ([
          [signatureName, signatureText(sign(null, text, signKey))],
          [publicKeyName, Buffer.from(publicPem(createPublicKey(signKey)))],
        ] as const)
      : []),
  ]);
}

/** What is found out about a bundle. */
export interface BundleCheck {
  /** One sentence for each thing that is wrong; empty when every byte is as it was written. */
  readonly problems: readonly string[];
  readonly manifest?: Manifest;
  /** The key that signed it, as `sha256:` and the hex digest of its public part; undefined if it is not signed. */
  readonly signedBy?: string;
}

/** Finds every byte of a bundle that is not as it was written, and every file too many or missing. */
export function checkBundle(files: BundleFiles): BundleCheck {
  const text = files.get(manifestName);
  if (!text) return { problems: [`The bundle has no ${manifestName}.`] };
  const manifest = manifestOf(text);
  if (!manifest) return { problems: [`${manifestName} is not readable.`] };
  const signature = checkSignature(files, text);
  const problems = [
    ...(same(files.get(digestName), digestLine(text)) ? [] : [`${digestName} is not the digest of ${manifestName}.`]),
    ...Object.entries(manifest.files).flatMap(([name, { sha256: digest, bytes }]) => {
      const file = files.get(name);
      if (!file) return [`${name} is missing.`];
      return file.byteLength === bytes && sha256(file) === digest ? [] : [`${name} has been changed.`];
    }),
    ...[...files.keys()]
      .filter((name) => !Object.hasOwn(manifest.files, name) && !ownFiles.includes(name))
      .map((name) => `${name} is not in the manifest.`),
    ...signature.problems,
    ...disagreements(files.get('report.json'), manifest),
  ];
  return { problems, manifest, ...(signature.signedBy !== undefined && { signedBy: signature.signedBy }) };
}

const ownFiles: readonly string[] = [manifestName, digestName, signatureName, publicKeyName];

/** The fingerprint of a public key. */
export function fingerprintOf(key: KeyObject): string {
  return `sha256:${sha256(key.export({ type: 'spki', format: 'der' }))}`;
}

function checkSignature(files: BundleFiles, text: Uint8Array): Pick<BundleCheck, 'problems' | 'signedBy'> {
  const [signature, pem] = [files.get(signatureName), files.get(publicKeyName)];
  if (!signature && !pem) return { problems: [] };
  if (!signature || !pem) return { problems: [`Of ${signatureName} and ${publicKeyName} one is missing.`] };
  try {
    const key = createPublicKey(Buffer.from(pem));
    const bytes = Buffer.from(Buffer.from(signature).toString('latin1'), 'base64');
    // A text can be changed and still be read as the same key or signature: only one spelling counts.
    const spelling = same(pem, Buffer.from(publicPem(key))) && same(signature, signatureText(bytes));
    if (key.asymmetricKeyType === 'ed25519' && spelling && verify(null, text, key, bytes))
      return { problems: [], signedBy: fingerprintOf(key) };
  } catch {
    // No key: said below.
  }
  return { problems: ['The signature is not valid.'] };
}

/** The manifest says the same as the report that it vouches for. */
function disagreements(report: Uint8Array | undefined, manifest: Manifest): readonly string[] {
  if (!report) return ['report.json is missing.'];
  try {
    const { verdict, headline, scope, target, suite } = parseJson(
      Buffer.from(report).toString('utf8'),
    ) as unknown as RunReport;
    const agrees = isDeepStrictEqual(
      [verdict, headline, scope, target, suite],
      [manifest.verdict, manifest.headline, manifest.scope, manifest.target, manifest.suite],
    );
    return agrees ? [] : [`${manifestName} and report.json do not say the same.`];
  } catch {
    return ['report.json is not readable.'];
  }
}

function manifestOf(text: Uint8Array): Manifest | undefined {
  try {
    const value = parseJson(Buffer.from(text).toString('utf8'));
    return isManifest(value) ? (value as unknown as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** As `sha256sum --check` reads it. */
function digestLine(manifest: Uint8Array): Buffer {
  return Buffer.from(`${sha256(manifest)}  ${manifestName}\n`);
}

function signatureText(signature: Uint8Array): Buffer {
  return Buffer.from(`${Buffer.from(signature).toString('base64')}\n`);
}

function publicPem(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

function same(left: Uint8Array | undefined, right: Uint8Array): boolean {
  return left !== undefined && Buffer.compare(left, right) === 0;
}
