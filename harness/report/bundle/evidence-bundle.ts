import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { parseJson } from '../../json/bounded-json.js';
import { envelopeBytes, openEnvelope, signedEnvelope } from './envelope.js';
import { fingerprintOf, publicPem, sha256 } from './keys.js';
import { isManifest } from './manifest.js';
import { checkRunStatement, runStatement } from './run-statement.js';
import { statementPayloadType } from './statement.js';
import type { RunReport } from '../run-report.js';

/** The files of a bundle by name, in order. */
export type BundleFiles = ReadonlyMap<string, Uint8Array>;

/** What a manifest says about a file. */
export interface FileDigest {
  readonly sha256: string;
  readonly bytes: number;
}

const manifestName = 'manifest.json';
const digestName = 'manifest.sha256';
const signatureName = 'manifest.sig';
const publicKeyName = 'manifest.pub.pem';

/** The statement of the run in its envelope; bundles of version 1, and those that are not signed, have none. */
const statementName = 'run.dsse.json';

/** What a manifest repeats of its report; those of earlier versions do not state all of it. */
type Repeated = Pick<RunReport, 'suite' | 'target' | 'mode' | 'seed' | 'startedAt' | 'durationMs' | 'verdict'> &
  Partial<Pick<RunReport, 'headline' | 'scope' | 'classes'>>;

/** What was examined, when and how, what came of it, and the digest of every file. */
export interface Manifest extends Repeated {
  readonly bundleVersion: 1 | 2;
  readonly endedAt: string;
  readonly files: Readonly<Record<string, FileDigest>>;
}

/** The files with their manifest, its digest and, where there is a key, its signature and the signed statement. */
export function bundleOf(report: RunReport, given: BundleFiles, signKey?: KeyObject): BundleFiles {
  return new Map([...given, ...closingFiles(report, digestsOf(given), signKey)]);
}

/**
 * The files that close a bundle: the manifest of the others, its digest and, where there is a key, its signature and the
 * signed statement.
 * @param given what the others are, in their order: they need not be in memory
 */
export function closingFiles(
  report: RunReport,
  given: ReadonlyMap<string, FileDigest>,
  signKey?: KeyObject,
): BundleFiles {
  const statement: BundleFiles = new Map(signKey && [[statementName, signedStatement(report, given, signKey)]]);
  const manifest = {
    bundleVersion: 2,
    ...factsOf(report),
    endedAt: endOf(report),
    files: Object.fromEntries([...given, ...digestsOf(statement)]),
  };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  return new Map<string, Uint8Array>([
    ...statement,
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

function digestsOf(files: BundleFiles): ReadonlyMap<string, FileDigest> {
  return new Map([...files].map(([name, bytes]) => [name, { sha256: sha256(bytes), bytes: bytes.byteLength }]));
}

/** What is found out about a bundle. */
export interface BundleCheck {
  /** One sentence for each thing that is wrong; empty when every byte is as it was written. */
  readonly problems: readonly string[];
  readonly manifest?: Manifest;
  /** The report that the manifest vouches for. Its schema is not checked. */
  readonly report?: RunReport;
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
  const report = reportOf(files.get('report.json'));
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
    ...[manifestName, 'report.json']
      .filter((name) => !isAsWritten(files.get(name)))
      .map((name) => `${name} is not as it was written.`),
    ...signature.problems,
    ...disagreements(files, report, manifest),
  ];
  const statement = problems.length === 0 && report ? statementProblems(files, report, manifest, signature) : [];
  return {
    problems: [...problems, ...statement],
    manifest,
    ...(report && { report }),
    ...(signature.signedBy !== undefined && { signedBy: signature.signedBy }),
  };
}

const ownFiles: readonly string[] = [manifestName, digestName, signatureName, publicKeyName];

/** What is found out about the signature of the manifest, with the key of a valid one. */
interface SignatureCheck extends Pick<BundleCheck, 'problems' | 'signedBy'> {
  readonly key?: KeyObject;
}

function checkSignature(files: BundleFiles, text: Uint8Array): SignatureCheck {
  const [signature, pem] = [files.get(signatureName), files.get(publicKeyName)];
  if (!signature && !pem) return { problems: [] };
  if (!signature || !pem) return { problems: [`Of ${signatureName} and ${publicKeyName} one is missing.`] };
  try {
    const key = createPublicKey(Buffer.from(pem));
    const bytes = Buffer.from(Buffer.from(signature).toString('latin1'), 'base64');
    // A text can be changed and still be read as the same key or signature: only one spelling counts.
    const spelling = same(pem, Buffer.from(publicPem(key))) && same(signature, signatureText(bytes));
    if (key.asymmetricKeyType === 'ed25519' && spelling && verify(null, text, key, bytes))
      return { problems: [], signedBy: fingerprintOf(key), key };
  } catch {
    // No key: said below.
  }
  return { problems: ['The signature is not valid.'] };
}

/** Whether the statement of the run was signed by the key of the manifest, and says what the report says. */
function statementProblems(
  files: BundleFiles,
  report: RunReport,
  { bundleVersion }: Manifest,
  { key }: SignatureCheck,
): readonly string[] {
  const bytes = files.get(statementName);
  if (bundleVersion === 1) return bytes ? [`${statementName} does not belong to a bundle of version 1.`] : [];
  if (!key) return bytes ? [`${statementName} is there, but ${signatureName} is missing.`] : [];
  if (!bytes) return [`${statementName} is missing.`];
  const envelope = openEnvelope(bytes);
  if (envelope?.payloadType !== statementPayloadType || !envelope.isSignedBy(key))
    return [`${statementName} is not signed by the key of the manifest.`];
  return checkRunStatement(envelope.payload, report, digestsOf(files));
}

function signedStatement(report: RunReport, digests: ReadonlyMap<string, FileDigest>, signKey: KeyObject): Uint8Array {
  return envelopeBytes(signedEnvelope(statementPayloadType, runStatement(report, digests), signKey));
}

/** The manifest says the same as the report that it vouches for. */
function disagreements(files: BundleFiles, report: RunReport | undefined, manifest: Manifest): readonly string[] {
  if (!files.has('report.json')) return ['report.json is missing.'];
  if (!report) return ['report.json is not readable.'];
  const agrees = isDeepStrictEqual(factsOf(report), factsOf(manifest)) && manifest.endedAt === endOf(report);
  return agrees ? [] : [`${manifestName} and report.json do not say the same.`];
}

/** What a manifest repeats of its report. */
function factsOf({ verdict, headline, scope, classes, suite, target, mode, seed, startedAt, durationMs }: Repeated) {
  const facts = { verdict, headline, scope, ...(classes && { classes }), suite, target, mode, seed };
  return { ...facts, startedAt, durationMs };
}

/** When a run ended; undefined where its report says no time. */
function endOf({ startedAt, durationMs }: Pick<RunReport, 'startedAt' | 'durationMs'>): string | undefined {
  // The report of a stranger is not checked against its schema.
  if (typeof startedAt !== 'string' || typeof durationMs !== 'number') return undefined;
  const end = new Date(Date.parse(startedAt) + durationMs);
  return Number.isNaN(end.getTime()) ? undefined : end.toISOString();
}

function reportOf(bytes: Uint8Array | undefined): RunReport | undefined {
  if (!bytes) return undefined;
  try {
    const report = parseJson(Buffer.from(bytes).toString('utf8')) as unknown as RunReport | null;
    return typeof report === 'object' && report !== null && Array.isArray(report.testCases) ? report : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a text is the one that we write of its data: a key that stands there twice is read in different ways. */
function isAsWritten(bytes: Uint8Array | undefined): boolean {
  if (!bytes) return true;
  try {
    const text = Buffer.from(bytes).toString('utf8');
    return `${JSON.stringify(JSON.parse(text), null, 2)}\n` === text;
  } catch {
    return true;
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

/** As `sha256sum --check` reads it. */
function digestLine(manifest: Uint8Array): Buffer {
  return Buffer.from(`${sha256(manifest)}  ${manifestName}\n`);
}

function signatureText(signature: Uint8Array): Buffer {
  return Buffer.from(`${Buffer.from(signature).toString('base64')}\n`);
}

function same(left: Uint8Array | undefined, right: Uint8Array): boolean {
  return left !== undefined && Buffer.compare(left, right) === 0;
}
