import { messageOf } from '../report/errors.js';
import type { TransportFailure } from '../report/exchange.js';
import { maxHeadBytes } from './connections.js';
import { errors } from 'undici';

/** How far an exchange had come. */
export interface Progress {
  readonly phase: NonNullable<TransportFailure['phase']>;
  /** The status code, once it has come. */
  readonly status?: number | undefined;
}

/** Codes of the system that mean that nothing of the request has left this machine. */
const unreachable: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
]);

/** Codes of OpenSSL for a certificate from an unknown authority. */
const unknownAuthority =
  /SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_UNTRUSTED|INVALID_CA/;

/** Codes of our own client for a request that it refuses to send. */
const refusals: ReadonlySet<string> = new Set([
  'UND_ERR_INVALID_ARG',
  'UND_ERR_NOT_SUPPORTED',
  'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
  'ERR_INVALID_URL',
  'ERR_INVALID_CHAR',
  'ERR_INVALID_ARG_TYPE',
  'ERR_INVALID_HTTP_TOKEN',
  // This process may not open more connections.
  'EMFILE',
  'ENFILE',
]);

/** An error of the connection as a transport failure: what went wrong, in a sentence. */
export function transportFailure(thrown: unknown, progress: Progress, connectTimeoutMs: number): TransportFailure {
  const reached = { phase: progress.phase, ...(progress.status !== undefined && { status: progress.status }) };
  const fail = (kind: TransportFailure['kind'], message: string): TransportFailure => ({ kind, message, ...reached });
  const code = codeOf(thrown);
  const message = messageOf(thrown);
  if (refusals.has(code))
    return fail('unsendable', `This suite's own HTTP client cannot send the request (${message}).`);
  const tls = tlsProblem(thrown);
  if (tls !== undefined) return fail('tls', tls);
  if (thrown instanceof errors.ConnectTimeoutError || code === 'ETIMEDOUT')
    return { kind: 'unreachable', phase: 'connect', message: `No connection within ${connectTimeoutMs} ms.` };
  if (thrown instanceof errors.HeadersOverflowError)
    return fail('too-large', `The head of the answer is longer than ${maxHeadBytes} bytes.`);
  if (thrown instanceof errors.HTTPParserError) return fail('not-http', `The answer is not HTTP (${message}).`);
  if (thrown instanceof errors.ResponseContentLengthMismatchError)
    return fail('truncated', 'The body is shorter or longer than its Content-Length.');
  if (unreachable.has(code) || progress.phase === 'connect')
    return { kind: 'unreachable', phase: 'connect', message: `No connection could be made (${message}).` };
  if (thrown instanceof errors.SocketError && message === 'bad response')
    return fail(
      'unsupported',
      'The answer began with an interim 100 without a request for it, which this suite cannot read.',
    );
  if (thrown instanceof errors.SocketError && message === 'bad upgrade')
    return fail('not-http', 'The answer changes to another protocol without a request for it.');
  if (progress.phase === 'body')
    return fail('truncated', `The connection ended in the middle of the body (${message}).`);
  return fail('reset', `The connection ended before a complete answer (${message}).`);
}

function codeOf(thrown: unknown): string {
  const { code } = thrown as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** OpenSSL's own reason where there is one: its messages name source files. */
function reasonOf(thrown: unknown): string {
  const { reason } = thrown as { readonly reason?: unknown };
  return typeof reason === 'string' ? reason : messageOf(thrown).replaceAll(/\s+/g, ' ').trim();
}

/** What is wrong with a TLS connection, and what to do; undefined when it is something else. */
function tlsProblem(thrown: unknown): string | undefined {
  const code = codeOf(thrown);
  const message = reasonOf(thrown);
  if (code === 'CERT_HAS_EXPIRED') return "The server's certificate has expired. The supplier has to renew it.";
  if (code === 'CERT_NOT_YET_VALID')
    return "The server's certificate is not valid yet. Check the clock of this machine, and the certificate.";
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || /certificate's altnames/.test(message))
    return `The server's certificate is for another name (${message}). Check the host of the base URL.`;
  if (unknownAuthority.test(code))
    return `The server's certificate is not signed by an authority that this machine trusts (${code}). If that is intended, name the certificate of its authority as tls.caFile in the profile.`;
  if (
    /ALERT_CERTIFICATE_REQUIRED|ALERT_BAD_CERTIFICATE|ALERT_UNKNOWN_CA|ALERT_HANDSHAKE_FAILURE|certificate required/i.test(
      `${code} ${message}`,
    )
  )
    return `The server refuses this client at the TLS handshake (${message}). If it wants a client certificate, give tls.certFile and tls.keyFile in the profile.`;
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/.test(`${code} ${message}`))
    return `The server does not speak TLS (${message}). Check whether the base URL should start with http://.`;
  if (/^ERR_(SSL|TLS)_|^EPROTO$/.test(code) || /before secure TLS connection/.test(message))
    return `No TLS connection could be made (${message}).`;
  return undefined;
}
