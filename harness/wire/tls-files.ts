import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import type { SupplierProfile, TlsFiles } from '../../config/supplier-profile.js';
import { readOrdinaryTextSync } from '../report/files/ordinary-file.js';
import { messageOf, SuiteError } from '../report/errors.js';

/** No list of authorities comes near this. */
const maxBytes = 4 * 1024 * 1024;

/** What a TLS connection needs beyond the defaults; texts in PEM. */
export interface TlsMaterial {
  readonly ca?: string[];
  readonly cert?: string;
  readonly key?: string;
  readonly passphrase?: string;
}

/** The TLS files of a profile: those of `tls`, and with `auth.type: mtls` those under `auth`. */
export function tlsFilesOf({ tls, auth }: Pick<SupplierProfile, 'tls' | 'auth'>): TlsFiles {
  if (auth.type !== 'mtls') return tls ?? {};
  const { type: _, ...files } = auth;
  return { ...tls, ...files };
}

/**
 * Reads the TLS files of a profile, and makes sure that they are what they should be.
 * @throws SuiteError TLS_FILE_UNUSABLE, with the file and what to do; never with a passphrase
 */
export function readTlsMaterial(profile: Pick<SupplierProfile, 'tls' | 'auth'>): TlsMaterial {
  const { caFile, certFile, keyFile, passphrase } = tlsFilesOf(profile);
  const authorities = caFile === undefined ? undefined : certificatesIn(caFile, 'caFile');
  const cert = certFile === undefined ? undefined : certificatesIn(certFile, 'certFile');
  const key = keyFile === undefined ? undefined : keyIn(keyFile, passphrase);
  const [own] = cert ?? [];
  if (own !== undefined && key !== undefined && !new X509Certificate(own).checkPrivateKey(key.object))
    throw unusable('keyFile', keyFile ?? '', 'is not the key of the certificate in certFile');
  return {
    // Own authorities stand beside the known ones, not in their place.
    ...(authorities && { ca: [...rootCertificates, ...extraCertificates(), ...authorities] }),
    ...(cert && { cert: cert.join('\n') }),
    ...(key && { key: key.text, ...(passphrase !== undefined && { passphrase }) }),
  };
}

/** Those that Node.js trusts by NODE_EXTRA_CA_CERTS, unless it is given a list of authorities. */
function extraCertificates(): readonly string[] {
  const file = process.env['NODE_EXTRA_CA_CERTS'];
  if (file === undefined || file === '') return [];
  try {
    return readFileSync(file, 'utf8').match(certificate) ?? [];
  } catch {
    // Node.js warns of it.
    return [];
  }
}

const certificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

function certificatesIn(file: string, name: string): string[] {
  const found = textOf(file, name).match(certificate);
  if (!found) throw unusable(name, file, 'has no certificate in PEM');
  for (const pem of found)
    try {
      new X509Certificate(pem);
    } catch (cause) {
      throw unusable(name, file, `has a certificate that cannot be read (${messageOf(cause)})`, cause);
    }
  return [...found];
}

function keyIn(file: string, passphrase: string | undefined) {
  const text = textOf(file, 'keyFile');
  try {
    return { text, object: createPrivateKey({ key: text, ...(passphrase !== undefined && { passphrase }) }) };
  } catch (cause) {
    const { code } = cause as { readonly code?: unknown };
    if (code === 'ERR_MISSING_PASSPHRASE' || /passphrase|interrupted or cancelled/i.test(messageOf(cause)))
      throw unusable('keyFile', file, 'is encrypted: give its passphrase beside it', cause);
    throw unusable('keyFile', file, 'has no private key in PEM that the passphrase opens', cause);
  }
}

function textOf(file: string, name: string): string {
  try {
    return readOrdinaryTextSync(file, maxBytes);
  } catch (cause) {
    throw unusable(name, file, `cannot be read (${messageOf(cause)})`, cause);
  }
}

function unusable(name: string, file: string, what: string, cause?: unknown): SuiteError {
  const message = `The ${name} ${file} of the profile ${what}. Check tls and auth in the profile.`;
  return new SuiteError('TLS_FILE_UNUSABLE', message, { cause });
}
