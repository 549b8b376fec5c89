import { createPublicKey, type KeyObject } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { messageOf } from '../../harness/report/errors.js';
import { openEnvelope } from '../../harness/report/bundle/envelope.js';
import { fingerprintOf, publicPem, sha256 } from '../../harness/report/bundle/keys.js';
import { readOrdinaryFile } from '../../harness/report/files/ordinary-file.js';
import { statementPayloadType } from '../../harness/report/bundle/statement.js';
import { UsageError } from '../terminal/usage-error.js';
import {
  certificateBytes,
  certificateName,
  certifierKeyName,
  idOf,
  readCertificate,
  type Certificate,
} from './certificate.js';
import { timeText } from './dates.js';
import { judgeSignature, recallProblems, type Judges, type SignatureJudgement } from './origin.js';
import type { Problem } from './problem.js';
import { outcomeOf, signerOf, type Verification } from './verification.js';

/** A certificate with what is found out about it. */
export interface ExaminedCertificate {
  readonly verification: Verification;
  /** What it says; undefined when it was changed, or its signature cannot be checked. */
  readonly certificate?: Certificate;
  /** Its files by name, if it is a folder of which nothing was changed. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
}

/** No file of a certificate is nearly as large, and none has more of them. */
const maxBytes = 4 * 1024 * 1024;
const maxFiles = 20;

/** The files of a certificate; alone, where only the signed one was given. */
interface CertificateFiles {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly alone: boolean;
}

/** Whether a path leads to a certificate rather than to a bundle: a signed file, or a folder with one of that name. */
export function isCertificate(path: string): boolean {
  if (path.endsWith('.dsse.json')) return true;
  try {
    return statSync(path).isDirectory() && readdirSync(path).includes(certificateName);
  } catch {
    return false;
  }
}

/**
 * Finds out whether a certificate was changed, who signed it, and whether it is in force.
 * @param path the folder of the certificate, or its signed file alone
 * @throws UsageError when it cannot be read
 */
export async function examineCertificate(path: string, judges: Judges): Promise<ExaminedCertificate> {
  const { files, alone } = await filesOf(path);
  const bytes = files.get(certificateName);
  const envelope = bytes && openEnvelope(bytes);
  const certificate = envelope?.payloadType === statementPayloadType ? readCertificate(envelope.payload) : undefined;
  if (alone && envelope && !certificate)
    throw new UsageError(`${path} is not a certificate. To verify a bundle, name the bundle.`);
  const [signedBy] = envelope?.keyIds ?? [];
  if (!envelope || !certificate || signedBy === undefined || envelope.keyIds.length > 1)
    return { verification: unusable(path, `${alone ? basename(path) : certificateName} is not a certificate.`) };
  const { keys, problems: keyProblems } = keysOf(files, signedBy, judges);
  const [key] = keys;
  const changes = [
    ...(envelope.isAsWritten && certificateBytes(certificate).equals(envelope.payload)
      ? []
      : [`${certificateName} is not as it was written.`]),
    ...(key && !envelope.isSignedBy(key) ? ['The signature is not valid.'] : []),
    ...(idOf(certificate) === certificate.fibreCafeCertificate.id ? [] : ['Its id is not that of what it says.']),
    ...keyProblems,
    ...(alone ? [] : documentProblems(files, certificate)),
  ].map((sentence): Problem => ({ kind: 'changed', sentence }));
  const judgement = judge(certificate, signedBy, judges);
  const verification = verificationOf(path, certificate, {
    signedBy,
    judgement: { ...judgement, problems: [...changes, ...judgement.problems] },
    integrity: changes.length > 0 ? 'changed' : key ? 'intact' : 'unchecked',
  });
  const isIntact = verification.integrity === 'intact';
  return { verification, ...(isIntact && { certificate }), ...(isIntact && !alone && { files }) };
}

/** The key that has signed, if anything here or in the trust file has it. */
function keysOf(
  files: CertificateFiles['files'],
  signedBy: string,
  { trust, wantedKey }: Judges,
): { readonly keys: readonly KeyObject[]; readonly problems: readonly string[] } {
  const pem = files.get(certifierKeyName);
  const own = pem && keyIn(pem);
  const isRight = own !== undefined && fingerprintOf(own) === signedBy;
  const known = [wantedKey, trust?.get(signedBy)?.publicKey].filter((key) => key !== undefined);
  return {
    keys: [...known.filter((key) => fingerprintOf(key) === signedBy), ...(isRight ? [own] : [])],
    problems: pem && !isRight ? [`${certifierKeyName} is not the key that signed it.`] : [],
  };
}

/** Only one spelling of a key counts. */
function keyIn(pem: Buffer): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    return publicPem(key) === pem.toString('latin1') ? key : undefined;
  } catch {
    return undefined;
  }
}

function documentProblems(files: CertificateFiles['files'], certificate: Certificate): readonly string[] {
  const { documents } = certificate.fibreCafeCertificate;
  const own = [certificateName, certifierKeyName];
  return [
    ...own.filter((name) => !files.has(name)).map((name) => `${name} is missing.`),
    ...Object.entries(documents).flatMap(([name, digest]) => {
      const bytes = files.get(name);
      if (!bytes) return [`${name} is missing.`];
      return sha256(bytes) === digest ? [] : [`${name} has been changed.`];
    }),
    ...[...files.keys()]
      .filter((name) => !own.includes(name) && !Object.hasOwn(documents, name))
      .map((name) => `${name} does not belong to the certificate.`),
  ];
}

function judge(certificate: Certificate, signedBy: string, judges: Judges): SignatureJudgement {
  const { timeCreated, fibreCafeCertificate: said } = certificate;
  const { revocations, at } = judges;
  const signedAt = Date.parse(timeCreated);
  const judgement = judgeSignature(
    { fingerprint: signedBy, role: 'certifier', supplier: said.supplier, signedAt },
    judges,
  );
  const revocation = revocations.certificates.get(said.id);
  const problems: Problem[] = [...judgement.problems];
  if (revocation && at >= revocation.revokedAt)
    problems.push({
      kind: 'revoked',
      sentence: `The certificate is revoked since ${timeText(revocation.revokedAt)}: ${revocation.reason}`,
    });
  problems.push(...recallProblems(said.evidence.suiteVersion, said.restsOn, judges));
  if (at > Date.parse(said.validUntil))
    problems.push({ kind: 'expired', sentence: `The certificate was valid until ${said.validUntil}.` });
  return { ...judgement, problems };
}

interface Found {
  readonly signedBy: string;
  readonly judgement: SignatureJudgement;
  readonly integrity: Verification['integrity'];
}

function verificationOf(
  path: string,
  { properties, timeCreated, fibreCafeCertificate: said }: Certificate,
  { signedBy, judgement, integrity }: Found,
): Verification {
  const { validUntil: keyEnd = Infinity } = judgement.key ?? {};
  return {
    path,
    kind: 'certificate',
    integrity,
    origin: judgement.origin,
    signer: signerOf(signedBy, judgement.key),
    supplier: said.supplier,
    certificate: {
      id: said.id,
      certifier: said.certifier,
      properties,
      classes: said.classes.map(({ id, verdict }) => ({ id, verdict })),
      excluded: said.excluded,
      waivers: said.waivers,
      issuedAt: timeCreated,
    },
    validUntil: timeText(Math.min(Date.parse(said.validUntil), keyEnd)),
    ...outcomeOf(judgement),
  };
}

function unusable(path: string, sentence: string): Verification {
  const problems: readonly Problem[] = [{ kind: 'changed', sentence }];
  return {
    path,
    kind: 'certificate',
    integrity: 'changed',
    origin: 'unknown',
    signer: null,
    validUntil: null,
    ...outcomeOf({ origin: 'unknown', problems }),
  };
}

async function filesOf(path: string): Promise<CertificateFiles> {
  try {
    if (!(await stat(path)).isDirectory())
      return { files: new Map([[certificateName, await readOrdinaryFile(path, maxBytes)]]), alone: true };
    const entries = await readdir(path, { withFileTypes: true });
    if (entries.length > maxFiles) throw new Error(`it has more than ${maxFiles} files`);
    const files = new Map<string, Buffer>();
    for (const entry of entries) {
      if (!entry.isFile()) throw new Error(`${entry.name} is not an ordinary file`);
      files.set(entry.name, await readOrdinaryFile(join(path, entry.name), maxBytes));
    }
    return { files, alone: false };
  } catch (cause) {
    throw new UsageError(`The certificate ${path} cannot be read (${messageOf(cause)}).`, { cause });
  }
}
