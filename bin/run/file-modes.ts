import { statSync } from 'node:fs';
import { tlsFilesOf } from '../../harness/wire/tls-files.js';
import type { SupplierProfile } from '../../config/supplier-profile.js';

/** Whether a file can be read by others than its owner; false where the system has no such modes, or no such file. */
export function isReadableByOthers(file: string): boolean {
  if (process.platform === 'win32') return false;
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && (stats.mode & 0o077) !== 0;
}

/** A warning for a private key that others can read. */
export function keyWarnings(profile: Pick<SupplierProfile, 'tls' | 'auth'>): readonly string[] {
  const { keyFile } = tlsFilesOf(profile);
  if (keyFile === undefined || !isReadableByOthers(keyFile)) return [];
  return [`The private key ${keyFile} can be read by others than its owner. Run \`chmod 600\` on it.`];
}
