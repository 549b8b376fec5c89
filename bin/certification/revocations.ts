import { requirements } from '../../contract/requirements/index.js';
import { messageOf } from '../../harness/report/errors.js';
import { openEnvelope } from '../../harness/report/bundle/envelope.js';
import { readOrdinaryFile } from '../../harness/report/files/ordinary-file.js';
import { parseData, readDataFile, type DataFileKind } from '../reports/data-file.js';
import { nearest } from '../terminal/nearest.js';
import { UsageError } from '../terminal/usage-error.js';
import { startOf } from './dates.js';
import type { Trust, TrustedKey } from './trust.js';

/** The type of the payload that the signature of a list of revocations is about. */
export const revocationsPayloadType = 'application/vnd.fibre-cafe-conformance.revocations+yaml';

/** The moment from which something does not count, in milliseconds since 1970, and why. */
export interface Revocation {
  readonly reason: string;
  readonly revokedAt: number;
}

/** Versions of the suite whose test of a requirement is defective: what rests on that does not count. */
export interface Recall extends Revocation {
  readonly suiteVersions: readonly string[];
  readonly requirement: string;
}

/** What is revoked: certificates by id, keys by fingerprint, and what suites decided about requirements. */
export interface Revocations {
  readonly certificates: ReadonlyMap<string, Revocation>;
  readonly keys: ReadonlyMap<string, Revocation>;
  readonly recalls: readonly Recall[];
}

export const noRevocations: Revocations = { certificates: new Map(), keys: new Map(), recalls: [] };

const kind: DataFileKind = {
  name: 'list of revocations',
  schema: 'config/certification/revocations.schema.json',
  hint: 'Each of its revocations has reason and revokedAt, and either certificate, or key, or suiteVersions and requirement.',
};

/** One entry as it is written. */
export interface WrittenRevocation {
  readonly certificate?: string;
  readonly key?: string;
  readonly suiteVersions?: readonly string[];
  readonly requirement?: string;
  readonly reason: string;
  readonly revokedAt: string;
}

interface WrittenRevocations {
  readonly revocations: readonly WrittenRevocation[];
}

/** Where the signature of a list of revocations lies: beside it. */
export function signatureFileOf(file: string): string {
  return `${file}.dsse.json`;
}

/** No signature of a list is nearly as large. */
const maxBytes = 32 * 1024 * 1024;

/**
 * Reads a list of revocations, whose signature has to be by a certifier's key that was not revoked by then.
 * @param at in milliseconds since 1970
 * @throws UsageError when it cannot be read, is not valid, or is not signed as it has to be
 */
export async function readRevocations(file: string, trust: Trust, at: number): Promise<Revocations> {
  const { content, bytes } = await readDataFile<WrittenRevocations>(file, kind);
  await refuseUnsigned(file, bytes, { trust, at });
  return entered(content, file);
}

/**
 * The revocations of a text that is to become the list in a file.
 * @throws UsageError when it is not valid
 */
export function parseRevocations(text: string, file: string): Revocations {
  return entered(parseData<WrittenRevocations>(text, file, kind), file);
}

function entered(content: WrittenRevocations, file: string): Revocations {
  const certificates = new Map<string, Revocation>();
  const keys = new Map<string, Revocation>();
  const recalls: Recall[] = [];
  for (const { certificate, key, suiteVersions, requirement, ...rest } of content.revocations) {
    const revocation = { reason: rest.reason, revokedAt: momentIn(rest.revokedAt, file) };
    if (certificate !== undefined) enter(certificates, certificate, revocation);
    if (key !== undefined) enter(keys, key, revocation);
    if (suiteVersions && requirement !== undefined)
      recalls.push({ ...revocation, suiteVersions, requirement: knownRequirement(requirement, file) });
  }
  return { certificates, keys, recalls };
}

/** Of two entries the earlier counts. */
function enter(map: Map<string, Revocation>, name: string, revocation: Revocation): void {
  const other = map.get(name);
  if (!other || revocation.revokedAt < other.revokedAt) map.set(name, revocation);
}

/** A misspelt one would recall nothing. */
function knownRequirement(id: string, file: string): string {
  if (Object.hasOwn(requirements, id)) return id;
  throw new UsageError(
    `The list of revocations ${file} is not valid: there is no requirement ${id}.${nearest(id, Object.keys(requirements))}`,
  );
}

function momentIn(text: string, file: string): number {
  const moment = startOf(text);
  if (moment !== undefined) return moment;
  throw new UsageError(`The list of revocations ${file} is not valid: revokedAt, ${text}, is not a date.`);
}

interface Trusted {
  readonly trust: Trust;
  readonly at: number;
}

async function refuseUnsigned(file: string, list: Buffer, { trust, at }: Trusted): Promise<void> {
  const signatureFile = signatureFileOf(file);
  const envelope = openEnvelope(await signatureBytes(signatureFile));
  const refuse = (why: string) =>
    new UsageError(
      `The list of revocations ${file} cannot be relied on: ${why}. Sign it with: revoke --revocations ${file} --sign-key KEY.`,
    );
  if (envelope?.payloadType !== revocationsPayloadType)
    throw refuse(`${signatureFile} is not the signature of a list of revocations`);
  if (!envelope.payload.equals(list)) throw refuse(`it is not the one that ${signatureFile} is about`);
  const signers = envelope.keyIds.flatMap((id) => trust.get(id) ?? []);
  if (!signers.some((key) => maySign(key, at) && envelope.isSignedBy(key.publicKey)))
    throw refuse('the trust file has no key of a certifier, valid and not revoked, that signed it');
}

function maySign({ role, validFrom = -Infinity, validUntil = Infinity, revokedAt = Infinity }: TrustedKey, at: number) {
  return role === 'certifier' && at >= validFrom && at <= validUntil && at < revokedAt;
}

async function signatureBytes(file: string): Promise<Buffer> {
  try {
    return await readOrdinaryFile(file, maxBytes);
  } catch (cause) {
    throw new UsageError(`The signature ${file} of the list of revocations cannot be read (${messageOf(cause)}).`, {
      cause,
    });
  }
}
