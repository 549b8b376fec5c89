import { createPublicKey, type KeyObject } from 'node:crypto';
import { messageOf } from '../../harness/report/errors.js';
import { readOrdinaryFile } from '../../harness/report/files/ordinary-file.js';
import { maxKeyBytes } from '../options/bundle-options.js';
import { UsageError } from '../terminal/usage-error.js';
import { momentOf } from './dates.js';
import type { Judges } from './origin.js';
import { noRevocations, readRevocations } from './revocations.js';
import { readTrust } from './trust.js';

/** The options that say what signatures are judged by. */
export interface JudgeOptions {
  readonly 'public-key': string | undefined;
  readonly trust: string | undefined;
  readonly revocations: string | undefined;
  readonly at: string | undefined;
}

/**
 * What the options say signatures are judged by.
 * @throws UsageError
 */
export async function judgesOf({
  'public-key': keyFile,
  trust: trustFile,
  revocations: revocationsFile,
  at: date,
}: JudgeOptions): Promise<Judges> {
  if (keyFile !== undefined && trustFile !== undefined)
    throw new UsageError('--public-key names one key, and --trust a file of keys: give only one of them.');
  if (revocationsFile !== undefined && trustFile === undefined)
    throw new UsageError('--revocations has to be signed by a key that --trust names: give --trust too.');
  const at = momentOf(date);
  const trust = trustFile === undefined ? undefined : await readTrust(trustFile);
  return {
    trust,
    revocations:
      trust && revocationsFile !== undefined ? await readRevocations(revocationsFile, trust, at) : noRevocations,
    ...(keyFile !== undefined && { wantedKey: await publicKeyIn(keyFile) }),
    at,
  };
}

async function publicKeyIn(file: string): Promise<KeyObject> {
  try {
    return createPublicKey(await readOrdinaryFile(file, maxKeyBytes));
  } catch (cause) {
    throw new UsageError(`The key ${file} cannot be read (${messageOf(cause)}). It has to be a public key, PEM.`, {
      cause,
    });
  }
}
