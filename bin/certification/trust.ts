import { createPublicKey, type KeyObject } from 'node:crypto';
import { messageOf } from '../../harness/report/errors.js';
import { fingerprintOf } from '../../harness/report/bundle/keys.js';
import { readDataFile, type DataFileKind } from '../reports/data-file.js';
import { UsageError } from '../terminal/usage-error.js';
import { endOf, startOf } from './dates.js';

/** What a key may sign: what a run found, or what that means. */
export type KeyRole = 'supplier' | 'certifier';

/** A key that is trusted for something. Moments are in milliseconds since 1970. */
export interface TrustedKey {
  readonly name: string;
  readonly role: KeyRole;
  readonly fingerprint: string;
  readonly publicKey: KeyObject;
  /** The suppliers that it may speak for; undefined means every one, which only a certifier's key may. */
  readonly suppliers?: readonly string[];
  readonly validFrom?: number;
  readonly validUntil?: number;
  readonly revokedAt?: number;
}

/** The trusted keys by fingerprint. */
export type Trust = ReadonlyMap<string, TrustedKey>;

const kind: DataFileKind = {
  name: 'trust file',
  schema: 'config/certification/trust.schema.json',
  hint: 'Each of its keys has name, role (supplier or certifier) and publicKey, and that of a supplier has suppliers.',
};

interface WrittenKey {
  readonly name: string;
  readonly role: KeyRole;
  readonly publicKey: string;
  readonly suppliers?: readonly string[];
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly revokedAt?: string;
}

/**
 * Reads a trust file.
 * @throws UsageError when it cannot be read, is not valid, or names a key twice
 */
export async function readTrust(file: string): Promise<Trust> {
  const { content } = await readDataFile<{ readonly keys: readonly WrittenKey[] }>(file, kind);
  const trust = new Map<string, TrustedKey>();
  for (const written of content.keys) {
    const key = trustedKey(written, file);
    const other = trust.get(key.fingerprint);
    if (other)
      throw new UsageError(
        `The trust file ${file} has the key ${key.fingerprint} twice, as ${other.name} and as ${key.name}: a key has one role.`,
      );
    trust.set(key.fingerprint, key);
  }
  return trust;
}

function trustedKey({ name, role, publicKey: pem, suppliers, ...times }: WrittenKey, file: string): TrustedKey {
  const publicKey = keyOf(pem, name, file);
  const moment = (field: keyof typeof times, read: typeof startOf) => {
    const text = times[field];
    if (text === undefined) return undefined;
    const found = read(text);
    if (found !== undefined) return { [field]: found };
    throw new UsageError(`The trust file ${file} is not valid: ${field} of ${name}, ${text}, is not a date.`);
  };
  return {
    name,
    role,
    fingerprint: fingerprintOf(publicKey),
    publicKey,
    ...(suppliers && { suppliers }),
    ...moment('validFrom', startOf),
    ...moment('validUntil', endOf),
    ...moment('revokedAt', startOf),
  };
}

function keyOf(pem: string, name: string, file: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch (cause) {
    throw new UsageError(`The trust file ${file} is not valid: the key ${name} cannot be read (${messageOf(cause)}).`, {
      cause,
    });
  }
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw new UsageError(
    `The trust file ${file} is not valid: the key ${name} is ${key.asymmetricKeyType ?? 'of no known kind'}; it has to be Ed25519.`,
  );
}
