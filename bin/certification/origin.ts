import type { KeyObject } from 'node:crypto';
import { fingerprintOf } from '../../harness/report/bundle/keys.js';
import type { Problem } from './problem.js';
import { timeText } from './dates.js';
import type { Revocations } from './revocations.js';
import type { KeyRole, Trust, TrustedKey } from './trust.js';

/**
 * What is known of who signed something: a key that may speak for that supplier, one that is trusted for something
 * else, one that is revoked, one that no one vouches for, or none.
 */
export type Origin = 'trusted' | 'wrong-key' | 'revoked' | 'unknown' | 'unsigned';

/** What signatures are judged by. */
export interface Judges {
  /** Undefined without a trust file. */
  readonly trust: Trust | undefined;
  readonly revocations: Revocations;
  /** The one key that has to have signed, in place of a trust file. */
  readonly wantedKey?: KeyObject;
  /** The moment as of which everything is judged, in milliseconds since 1970. */
  readonly at: number;
}

/** A signature that holds, and what it is to vouch for. */
interface Signed {
  readonly fingerprint: string;
  readonly role: KeyRole;
  readonly supplier: string;
  /** When it was signed, so far as the signer says, in milliseconds since 1970. */
  readonly signedAt: number;
}

/** Who signed something, and what speaks against that. */
export interface SignatureJudgement {
  readonly origin: Origin;
  readonly key?: TrustedKey;
  readonly problems: readonly Problem[];
}

/** Clocks differ: so many milliseconds ahead are not the future. */
const tolerance = 3_600_000;

/** Judges a signature that holds. */
export function judgeSignature(signed: Signed, judges: Judges): SignatureJudgement {
  const { fingerprint } = signed;
  const { trust, revocations, wantedKey, at } = judges;
  if (wantedKey !== undefined)
    return fingerprintOf(wantedKey) === fingerprint
      ? { origin: 'trusted', problems: [] }
      : wrongKey(`It is signed by another key (${fingerprint}).`);
  const key = trust?.get(fingerprint);
  const revocation = revocations.keys.get(fingerprint);
  const revokedAt = Math.min(key?.revokedAt ?? Infinity, revocation?.revokedAt ?? Infinity);
  if (at >= revokedAt) {
    const reason = revocation ? `: ${revocation.reason}` : '.';
    const sentence = `The key ${nameOf(key, fingerprint)} is revoked since ${timeText(revokedAt)}${reason}`;
    return { origin: 'revoked', ...(key && { key }), problems: [{ kind: 'revoked', sentence }] };
  }
  if (!key) return { origin: 'unknown', problems: [] };
  const mistake = mistakeOf(key, signed);
  if (mistake !== undefined) return { ...wrongKey(mistake), key };
  return { origin: 'trusted', key, problems: timeProblems(key, signed.signedAt, at) };
}

function wrongKey(sentence: string): SignatureJudgement {
  return { origin: 'wrong-key', problems: [{ kind: 'wrong-key', sentence }] };
}

/** What this key may not sign of what it signed, in one sentence. */
function mistakeOf(key: TrustedKey, { role, supplier }: Signed): string | undefined {
  if (key.role !== role)
    return `The key ${key.name} is a ${key.role}'s: ${role === 'supplier' ? 'what a run found' : 'a certificate'} has to be signed by a ${role}'s key.`;
  if (key.suppliers?.includes(supplier) === false)
    return `The key ${key.name} may not speak for ${supplier}, only for ${key.suppliers.join(', ')}.`;
  return undefined;
}

/** Only the signer says when something was signed: so a key has to be valid then, and now. */
function timeProblems({ name, validFrom, validUntil }: TrustedKey, signedAt: number, at: number): readonly Problem[] {
  const problems: Problem[] = [];
  if (validUntil !== undefined && at > validUntil)
    problems.push({ kind: 'expired', sentence: `The key ${name} was valid until ${timeText(validUntil)}.` });
  if (validFrom !== undefined && signedAt < validFrom)
    problems.push({ kind: 'not-yet-valid', sentence: `The key ${name} is valid only from ${timeText(validFrom)}.` });
  if (signedAt > at + tolerance)
    problems.push({
      kind: 'not-yet-valid',
      sentence: `It was signed at ${timeText(signedAt)}, after ${timeText(at)}.`,
    });
  return problems;
}

function nameOf(key: TrustedKey | undefined, fingerprint: string): string {
  return key ? `${key.name} (${fingerprint})` : fingerprint;
}

/** What is recalled of the requirements that something rests on, which a version of the suite decided. */
export function recallProblems(
  suiteVersion: string,
  requirements: readonly string[],
  { revocations, at }: Judges,
): readonly Problem[] {
  return revocations.recalls
    .filter(
      (each) =>
        at >= each.revokedAt && each.suiteVersions.includes(suiteVersion) && requirements.includes(each.requirement),
    )
    .map(({ requirement, reason, revokedAt }) => ({
      kind: 'revoked',
      sentence: `What version ${suiteVersion} decided about ${requirement} is recalled since ${timeText(revokedAt)}: ${reason}`,
    }));
}
