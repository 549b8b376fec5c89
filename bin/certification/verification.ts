import type { Manifest } from '../../harness/report/bundle/evidence-bundle.js';
import { gravestKind, type Problem, type ProblemKind } from './problem.js';
import type { Origin, SignatureJudgement } from './origin.js';
import type { CertifiedClass, Waiver } from './certificate.js';
import type { KeyRole, TrustedKey } from './trust.js';

/** What something comes to: what speaks against it, or how far it can be relied on. */
export type Outcome = ProblemKind | 'unreadable' | 'unsigned' | 'unknown-key' | 'trusted';

/** 0 intact, trusted and in force; 1 not to be relied on; 2 not readable; 3 intact, but no one vouches for its origin. */
export type VerifyExitCode = 0 | 1 | 2 | 3;

/** The key that signed, and who it is if it is trusted for anything. */
export interface Signer {
  readonly fingerprint: string;
  readonly name?: string;
  readonly role?: KeyRole;
}

/** What a certificate says beyond what its evidence says. */
export interface CertificateFacts {
  readonly id: string;
  readonly certifier: string;
  readonly properties: readonly string[];
  readonly classes: readonly Pick<CertifiedClass, 'id' | 'verdict'>[];
  readonly excluded: readonly string[];
  readonly waivers: readonly Waiver[];
  readonly issuedAt: string;
}

/** What is found out about a bundle or a certificate. Its schema is config/certification/verification.schema.json. */
export interface Verification {
  readonly path: string;
  readonly kind: 'bundle' | 'certificate' | 'unknown';
  /** `unchecked`: whether it was changed could be found out only with the key. */
  readonly integrity: 'intact' | 'changed' | 'unchecked' | 'unreadable';
  readonly origin: Origin;
  readonly signer: Signer | null;
  readonly supplier?: string;
  /** What a bundle says that it found. */
  readonly evidence?: Omit<Manifest, 'files' | 'durationMs'>;
  readonly certificate?: CertificateFacts;
  /** The last moment in which it is in force, ISO 8601; null where nothing limits it. */
  readonly validUntil: string | null;
  readonly problems: readonly Problem[];
  readonly outcome: Outcome;
  readonly exitCode: VerifyExitCode;
}

/** The key that signed, with what the trust file says about it. */
export function signerOf(fingerprint: string, key: TrustedKey | undefined): Signer {
  return { fingerprint, ...(key && { name: key.name, role: key.role }) };
}

/** What a judgement comes to. */
export function outcomeOf({
  origin,
  problems,
}: Pick<SignatureJudgement, 'origin' | 'problems'>): Pick<Verification, 'outcome' | 'exitCode' | 'problems'> {
  const gravest = gravestKind(problems);
  if (gravest !== undefined) return { problems, outcome: gravest, exitCode: 1 };
  if (origin === 'trusted') return { problems, outcome: 'trusted', exitCode: 0 };
  return { problems, outcome: origin === 'unsigned' ? 'unsigned' : 'unknown-key', exitCode: 3 };
}

/** The exit code of several: something not to be relied on is graver than what cannot be read or has no known origin. */
export function exitCodeOfAll(codes: readonly VerifyExitCode[]): VerifyExitCode {
  return ([1, 2, 3] as const).find((code) => codes.includes(code)) ?? 0;
}
