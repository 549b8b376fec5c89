import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

/** The hex digest of some bytes. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The name of a key everywhere: `sha256:` and the hex digest of its public part (SubjectPublicKeyInfo, DER). */
export function fingerprintOf(key: KeyObject): string {
  return `sha256:${sha256(publicPartOf(key).export({ type: 'spki', format: 'der' }))}`;
}

/** The public part of a key, PEM. */
export function publicPem(key: KeyObject): string {
  return publicPartOf(key).export({ type: 'spki', format: 'pem' }).toString();
}

function publicPartOf(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key;
}
