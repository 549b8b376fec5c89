import { UsageError } from '../terminal/usage-error.js';
import type { Evidence } from './examine-bundle.js';
import { examineBundle } from './examine-bundle.js';
import type { Certificate } from './certificate.js';
import { examineCertificate, isCertificate } from './examine-certificate.js';
import type { Judges } from './origin.js';
import type { Verification } from './verification.js';

/** A bundle or a certificate with what is found out about it. */
export interface Examined {
  readonly verification: Verification;
  /** What a bundle holds that was not changed. */
  readonly evidence?: Evidence;
  /** What a certificate says that was not changed. */
  readonly certificate?: Certificate;
  /** Why it could not be read, as the user reads it. */
  readonly unreadable?: string;
}

/** Examines a bundle or a certificate. One that cannot be read is said so, and keeps no other from being examined. */
export function examine(path: string, judges: Judges): Promise<Examined> {
  return orUnreadable(path, async () =>
    isCertificate(path) ? examineCertificate(path, judges) : examineBundle(path, judges),
  );
}

/** What comes of an examination; where the thing cannot be read, that. */
export async function orUnreadable<Found>(
  path: string,
  find: () => Promise<Found>,
): Promise<Found | Pick<Examined, 'verification' | 'unreadable'>> {
  try {
    return await find();
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown;
    return { verification: unreadable(path), unreadable: thrown.message };
  }
}

function unreadable(path: string): Verification {
  return {
    path,
    kind: 'unknown',
    integrity: 'unreadable',
    origin: 'unknown',
    signer: null,
    validUntil: null,
    problems: [],
    outcome: 'unreadable',
    exitCode: 2,
  };
}
