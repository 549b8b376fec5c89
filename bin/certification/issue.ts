import type { KeyObject } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import { envelopeBytes, openEnvelope, signedEnvelope } from '../../harness/report/bundle/envelope.js';
import { fingerprintOf, publicPem } from '../../harness/report/bundle/keys.js';
import { readOrdinaryFile } from '../../harness/report/files/ordinary-file.js';
import { statementPayloadType } from '../../harness/report/bundle/statement.js';
import { visible } from '../../reporters/terminal-text.js';
import { readSignKey } from '../options/bundle-options.js';
import { writeWhole } from '../reports/files.js';
import { makeFolder } from '../reports/output-folder.js';
import { UsageError } from '../terminal/usage-error.js';
import {
  certificateBytes,
  certificateName,
  certifierKeyName,
  readCertificate,
  type Certificate,
} from './certificate.js';
import { dayMs, endOf } from './dates.js';
import { examineBundle, type Evidence } from './examine-bundle.js';
import { judgesOf } from './judges.js';
import { makeCertificate, type MadeCertificate } from './make-certificate.js';
import { readPolicy, type Policy } from './policy.js';
import { certifierRules, evidenceRules, revocationRules, unmetRules, type Case, type UnmetRule } from './rules.js';
import type { TrustedKey } from './trust.js';
import { classesWith, waiversFor } from './waivers.js';

/** What the options of `issue` come to. */
export interface IssueArguments {
  readonly bundle: string;
  readonly policy: string;
  readonly 'sign-key': string;
  readonly out: string;
  readonly trust: string | undefined;
  readonly revocations: string | undefined;
  readonly at: string | undefined;
}

/**
 * The command `issue`: certifies what a bundle shows, prints what comes of it, and sets the exit code.
 * @throws UsageError or SuiteError as `issueCertificate` does
 */
export async function issue(options: IssueArguments): Promise<void> {
  const { unmet, issued } = await issueCertificate(options);
  process.exitCode = issued ? 0 : 1;
  const lines = issued ? [issuedLine(issued)] : refusalLines(unmet);
  process.stdout.write(`${lines.map(visible).join('\n')}\n`);
}

function issuedLine({ certificate, out }: IssuedCertificate): string {
  const { id, supplier, classes, validUntil } = certificate.fibreCafeCertificate;
  const named = classes.map((each) => `${each.id} ${each.verdict}`).join(', ');
  return `Issued: ${id} for ${supplier} (${named}), valid until ${validUntil}, in ${out}`;
}

function refusalLines(unmet: readonly UnmetRule[]): readonly string[] {
  const count = unmet.length === 1 ? '1 rule is' : `${unmet.length} rules are`;
  return [
    ...unmet.map(({ rule, sentence }) => `refused (${rule}): ${sentence}`),
    `REFUSED: ${count} not met. Nothing was written.`,
  ];
}

/** A certificate that was written to a folder. */
interface IssuedCertificate {
  readonly certificate: Certificate;
  readonly out: string;
}

/** What comes of an issue: a certificate, or the rules that are not met. */
export interface IssueOutcome {
  readonly unmet: readonly UnmetRule[];
  readonly issued?: IssuedCertificate;
}

/**
 * Certifies what a bundle shows, if it meets each rule of the policy; else says which it does not meet, and writes
 * nothing.
 * @throws UsageError when the options, the policy or a file that it names are wrong
 * @throws SuiteError OUTPUT_UNWRITABLE
 */
export async function issueCertificate(options: IssueArguments): Promise<IssueOutcome> {
  const signKey = await readSignKey(options['sign-key']);
  const signedBy = fingerprintOf(signKey);
  const policy = await readPolicy(options.policy);
  const judges = await judgesOf({
    'public-key': undefined,
    trust: options.trust ?? policy.trust,
    revocations: options.revocations ?? policy.revocations,
    at: options.at,
  });
  const { trust, at } = judges;
  if (!trust) throw new UsageError(`The policy ${options.policy} names no trust file: give --trust.`);
  const { verification, evidence } = await examineBundle(options.bundle, judges);
  const given = evidence && caseOf(evidence, { policy, key: trust.get(signedBy), at });
  const unmet: readonly UnmetRule[] = [
    ...evidenceRules(verification),
    ...certifierRules(signedBy, verification.supplier, { ...judges, trust }),
    ...(given ? unmetRules(given) : []),
  ];
  if (unmet.length > 0) return { unmet };
  if (!given) return { unmet: [{ rule: 'evidence', sentence: 'Another version of the suite wrote the report.' }] };
  const made = makeCertificate(given, verification.signer?.fingerprint ?? '');
  const revoked = revocationRules(made.certificate, judges);
  if (revoked.length > 0) return { unmet: revoked };
  const out = await folderFor(options.out, made);
  await write(out, made, signKey);
  return { unmet, issued: { certificate: made.certificate, out } };
}

interface Circumstances {
  readonly policy: Policy;
  readonly key: TrustedKey | undefined;
  readonly at: number;
}

/** Validity counts from the end of the run, so that issuing again prolongs nothing; key and waivers may end it earlier. */
function caseOf(evidence: Evidence, { policy, key, at }: Circumstances): Case {
  const { report, manifest } = evidence;
  // One that has expired excuses nothing.
  const waivers = waiversFor(policy, report.target.supplier).filter(
    ({ expires }) => at <= (endOf(expires) ?? -Infinity),
  );
  const classes = classesWith(waivers, report);
  const conditional = new Set(classes.filter(({ verdict }) => verdict === 'conditional').map(({ id }) => id));
  const ends = [
    Date.parse(manifest.endedAt) + policy.validityDays * dayMs,
    key?.validUntil ?? Infinity,
    ...waivers.filter((each) => conditional.has(each.class)).map(({ expires }) => endOf(expires) ?? Infinity),
  ];
  return { policy, evidence, classes, at, validUntil: Math.min(...ends) };
}

/**
 * The folder for a certificate.
 * @throws UsageError when it has something else in it
 */
async function folderFor(folder: string, { certificate }: MadeCertificate): Promise<string> {
  const out = resolve(folder);
  const { id } = certificate.fibreCafeCertificate;
  const names = await readdir(out).catch((thrown: unknown) => {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new UsageError(`--out ${out} cannot be used (${messageOf(thrown)}). Name a new folder.`, { cause: thrown });
  });
  if (names.length > 0 && (await idIn(out)) !== id)
    throw new UsageError(`--out ${out} is not empty, and does not hold the certificate ${id}. Name a new folder.`);
  return out;
}

/** No certificate is nearly as large. */
const maxBytes = 4 * 1024 * 1024;

async function idIn(folder: string): Promise<string | undefined> {
  try {
    const envelope = openEnvelope(await readOrdinaryFile(join(folder, certificateName), maxBytes));
    return envelope && readCertificate(envelope.payload)?.fibreCafeCertificate.id;
  } catch {
    return undefined;
  }
}

/** The signed file is written last: without it, the others are not taken for a certificate. */
async function write(out: string, { certificate, documents }: MadeCertificate, signKey: KeyObject): Promise<void> {
  const signed = envelopeBytes(signedEnvelope(statementPayloadType, certificateBytes(certificate), signKey));
  try {
    await makeFolder(out);
    for (const [name, text] of documents) await writeWhole(join(out, name), text);
    await writeWhole(join(out, certifierKeyName), publicPem(signKey));
    await writeWhole(join(out, certificateName), signed.toString('utf8'));
  } catch (cause) {
    throw new SuiteError('OUTPUT_UNWRITABLE', `The certificate cannot be written to ${out} (${messageOf(cause)}).`, {
      cause,
    });
  }
}
