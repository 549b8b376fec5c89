import { createHash } from 'node:crypto';
import { secretPaths } from './secrets.js';
import type { SupplierProfile } from './supplier-profile.js';

/**
 * The identity of a profile for reports: `sha256:` and the hex digest of its canonical JSON.
 * Neither the order of keys nor the secrets make a difference; whether a secret is there does.
 */
export function profileDigest(profile: SupplierProfile): string {
  return `sha256:${createHash('sha256').update(canonical(profile, '')).digest('hex')}`;
}

/** The profile as others may see it: where a secret stands, `(secret)`. */
export function profileWithoutSecrets(profile: SupplierProfile): unknown {
  return JSON.parse(canonical(profile, '')) as unknown;
}

function canonical(value: unknown, path: string): string {
  if (secretPaths.has(path)) return '"(secret)"';
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, path)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member, path === '' ? key : `${path}.${key}`)}`);
  return `{${members.join(',')}}`;
}
