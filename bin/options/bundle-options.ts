import { createPrivateKey, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { messageOf } from '../../harness/report/errors.js';
import { readOrdinaryFile } from '../../harness/report/files/ordinary-file.js';
import type { RunArguments } from './run-options.js';
import { UsageError } from '../terminal/usage-error.js';

/** Where an evidence bundle goes, and the key that signs it, if any. */
export interface BundleOptions {
  readonly path: string;
  readonly signKey?: KeyObject;
}

/**
 * What the options say about the evidence bundle; undefined without one. Mistakes are found before a run.
 * @throws UsageError
 */
export async function bundleOptionsOf(
  options: Pick<RunArguments, 'mode' | 'bundle' | 'sign-key'>,
): Promise<BundleOptions | undefined> {
  const { mode, bundle, 'sign-key': keyFile } = options;
  if (bundle === undefined) {
    if (keyFile !== undefined) throw new UsageError('--sign-key signs an evidence bundle: give --bundle too.');
    return undefined;
  }
  if (mode !== 'certify') throw new UsageError('--bundle is the evidence of a certification: give --mode certify too.');
  const path = resolve(bundle);
  if (existsSync(path)) throw new UsageError(`--bundle ${path} is there already. Name a new file or folder.`);
  return { path, ...(keyFile !== undefined && { signKey: await readSignKey(keyFile) }) };
}

/** No key is nearly as large. */
export const maxKeyBytes = 1024 * 1024;

/**
 * The Ed25519 private key of a PEM file.
 * @throws UsageError
 */
export async function readSignKey(file: string): Promise<KeyObject> {
  let key: KeyObject;
  try {
    key = createPrivateKey(await readOrdinaryFile(file, maxKeyBytes));
  } catch (cause) {
    throw new UsageError(`The key ${file} cannot be read (${messageOf(cause)}). It has to be a private key, PEM.`, {
      cause,
    });
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new UsageError(`The key ${file} is ${key.asymmetricKeyType ?? 'of no known kind'}; it has to be Ed25519.`);
  return key;
}
