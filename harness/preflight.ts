import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { SupplierProfile } from '../config/supplier-profile.js';
import { createAuthenticator } from './authentication.js';
import { messageOf, SuiteError } from './errors.js';
import { Redactor } from './redaction.js';

/**
 * Finds out, before any test, whether the supplier can be reached and a token be had.
 * @throws SuiteError TARGET_UNREACHABLE or TOKEN_REFUSED
 */
export async function preflight(profile: SupplierProfile, secrets: readonly string[]): Promise<void> {
  await reach(profile.supplier.baseUrl, profile.limits.requestTimeoutMs);
  await createAuthenticator(profile.auth, new Redactor(secrets), profile.limits.requestTimeoutMs).authorization();
}

function reach(baseUrl: string, timeoutMs: number): Promise<void> {
  const url = new URL(baseUrl);
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || (secure ? 443 : 80));
  return new Promise((resolve, reject) => {
    const socket = secure
      ? connectTls({ host, port, ...(isIP(host) === 0 && { servername: host }) }, done)
      : connectTcp({ host, port }, done);
    socket.setTimeout(timeoutMs, () => fail(new Error(`no connection within ${timeoutMs} ms`)));
    socket.on('error', fail);
    function done() {
      socket.destroy();
      resolve();
    }
    function fail(cause: Error) {
      socket.destroy();
      const message = `The supplier at ${baseUrl} cannot be reached (${messageOf(cause)}). Check the base URL, and that the supplier is running.`;
      reject(new SuiteError('TARGET_UNREACHABLE', message, { cause }));
    }
  });
}
