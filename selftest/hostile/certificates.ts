import 'reflect-metadata';
import { createPrivateKey, webcrypto } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const anHourMs = 3_600_000;

/** A certificate with its key, in PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

export interface IssueOptions {
  /** DNS names and addresses that it is for. */
  readonly hosts?: readonly string[];
  /** When it expires, in milliseconds from now; an hour by default. */
  readonly endsInMs?: number;
  /** When it becomes valid, in milliseconds from now; an hour ago by default. */
  readonly beginsInMs?: number;
}

/** An authority made for one test. Only what names it trusts it. */
export interface Authority extends Identity {
  issue(name: string, options?: IssueOptions): Promise<Identity>;
}

/** Makes an authority with a key of its own. */
export async function makeAuthority(name = 'Test Authority'): Promise<Authority> {
  x509.cryptoProvider.set(webcrypto);
  const keys = await newKeys();
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${name}`,
    notBefore: new Date(Date.now() - 48 * anHourMs),
    notAfter: new Date(Date.now() + 48 * anHourMs),
    keys,
    signingAlgorithm: algorithm,
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  });
  let serial = 1;
  return {
    cert: authority.toString('pem'),
    key: await pemOf(keys.privateKey),
    async issue(subject, { hosts = [], endsInMs = anHourMs, beginsInMs = -anHourMs } = {}) {
      const own = await newKeys();
      const certificate = await x509.X509CertificateGenerator.create({
        serialNumber: (++serial).toString(16).padStart(2, '0'),
        subject: `CN=${subject}`,
        issuer: authority.subject,
        notBefore: new Date(Date.now() + beginsInMs),
        notAfter: new Date(Date.now() + endsInMs),
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: algorithm,
        extensions: hosts.length > 0 ? [alternativeNames(hosts)] : [],
      });
      return { cert: certificate.toString('pem'), key: await pemOf(own.privateKey) };
    },
  };
}

/** A certificate that vouches for itself. */
export async function makeSelfSigned(name: string, hosts: readonly string[]): Promise<Identity> {
  x509.cryptoProvider.set(webcrypto);
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${name}`,
    notBefore: new Date(Date.now() - anHourMs),
    notAfter: new Date(Date.now() + anHourMs),
    keys,
    signingAlgorithm: algorithm,
    extensions: [alternativeNames(hosts)],
  });
  return { cert: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
}

/** The same key, encrypted with a passphrase. */
export function encrypted(key: string, passphrase: string): string {
  return createPrivateKey(key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
}

/** Writes texts to files of a new folder that only their owner may read, and gives the paths. */
export function filesOf<Name extends string>(texts: Readonly<Record<Name, string>>): Record<Name, string> {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-tls-'));
  const entries = Object.entries<string>(texts).map(([name, text]) => {
    const path = join(folder, `${name}.pem`);
    writeFileSync(path, text, { mode: 0o600 });
    return [name, path] as const;
  });
  return Object.fromEntries(entries) as Record<Name, string>;
}

function alternativeNames(hosts: readonly string[]): x509.SubjectAlternativeNameExtension {
  return new x509.SubjectAlternativeNameExtension(
    hosts.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
  );
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>;
}

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', key);
  return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();
}
