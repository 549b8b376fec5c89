import type { OperationKey } from '../../contract/requirements/index.js';
import { isDeeperThan } from '../../harness/json/bounded-json.js';
import { shippedValidator } from '../../harness/json/shipped-schemas.js';
import { sha256 } from '../../harness/report/bundle/keys.js';
import { readStatement, statementBytes, type Resource, type Subject } from '../../harness/report/bundle/statement.js';
import type { RunReport } from '../../harness/report/run-report.js';

/** https://github.com/in-toto/attestation/blob/main/spec/predicates/svr.md */
const svrType = 'https://in-toto.io/attestation/svr/v0.2';

/** The files of a certificate. */
export const certificateName = 'certificate.dsse.json';
export const certifierKeyName = 'certifier.pem';

/** A class that a certificate is about. */
export interface CertifiedClass {
  readonly id: string;
  readonly title: string;
  /** `conditional`: every failure is waived. */
  readonly verdict: 'conformant' | 'conditional';
  readonly operations: readonly OperationKey[];
  /** Whether KCIs are part of it. */
  readonly kcis: boolean;
}

/** A failure that the certifier excuses for a while. It changes no verdict of the run. */
export interface Waiver {
  readonly supplier: string;
  readonly class: string;
  readonly requirement: string;
  readonly operations: readonly string[];
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it excuses. */
  readonly expires: string;
}

/** What the evidence of a certificate is, and says. Digests are `sha256:` and hex. */
export interface CertifiedEvidence {
  readonly manifestDigest: string;
  /** The key that signed it. */
  readonly signedBy: string;
  readonly suiteVersion: string;
  readonly specification: string;
  readonly specificationDigest: string;
  readonly profileDigest: string;
  readonly classesDigest: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly verdict: RunReport['verdict'];
  readonly headline: string;
  readonly kcis: boolean;
  readonly propertyRuns: number;
}

/** What a certificate says beyond what every simple verification result says. */
export interface CertificateExtension {
  readonly id: string;
  readonly certifier: string;
  readonly supplier: string;
  readonly product?: RunReport['target']['product'];
  readonly classes: readonly CertifiedClass[];
  /** What it does not cover, one sentence each. */
  readonly excluded: readonly string[];
  readonly waivers: readonly Waiver[];
  readonly evidence: CertifiedEvidence;
  /** The requirements that were decided for it: a recall of one of them revokes it. */
  readonly restsOn: readonly string[];
  /** The last moment in which it is in force, ISO 8601. */
  readonly validUntil: string;
  /** The digests of its page and its badge, hex by name of file. */
  readonly documents: Readonly<Record<string, string>>;
}

/** What a certificate says: an in-toto «simple verification result» with an extension. */
export interface CertificatePredicate {
  readonly verifier: { readonly id: string; readonly policies: readonly Resource[] };
  /** When it was issued, ISO 8601. */
  readonly timeCreated: string;
  /** The classes that pass, such as `FCC_1_15_ORDERING`. */
  readonly properties: readonly string[];
  readonly fibreCafeCertificate: CertificateExtension;
}

/** A certificate with what it is about. */
export interface Certificate extends CertificatePredicate {
  readonly subject: readonly Subject[];
}

/** A certificate as the payload of an envelope. */
export function certificateBytes({ subject, ...predicate }: Certificate): Buffer {
  return statementBytes<CertificatePredicate>(svrType, subject, predicate);
}

/** A certificate from the payload of an envelope; undefined when it is not one. Its id is not checked. */
export function readCertificate(payload: Uint8Array): Certificate | undefined {
  const statement = readStatement(payload, svrType);
  if (!statement || isDeeperThan(statement.predicate, 20) || !isPredicate(statement.predicate)) return undefined;
  return { subject: statement.subject, ...statement.predicate };
}

/**
 * The id that a certificate has to have: a digest of all that it says but when it was issued and how it looks. So the
 * same evidence, certified again by the same policy, has the same id.
 */
export function idOf({ subject, verifier, properties, fibreCafeCertificate }: Certificate): string {
  const { id: _, documents: __, ...said } = fibreCafeCertificate;
  const digest = sha256(Buffer.from(JSON.stringify([subject, verifier, properties, said])));
  return ['FCC', ...(digest.slice(0, 20).toUpperCase().match(/.{4}/g) ?? [])].join('-');
}

function isPredicate(value: unknown): value is CertificatePredicate {
  return shippedValidator<CertificatePredicate>('config/certification/certificate.schema.json')(value);
}
