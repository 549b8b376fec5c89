import { setTimeout as sleep } from 'node:timers/promises';
import type { SupplierProfile } from '../../config/supplier-profile.js';
import { createAuthenticator } from '../wire/authentication.js';
import { SuiteError } from '../report/errors.js';
import { HttpClient } from '../wire/http-client.js';
import { Redactor } from '../report/redaction.js';
import { readTlsMaterial } from '../wire/tls-files.js';

/** Whether there is a connection shows soon; the answer does not matter yet. */
const maxMs = 5_000;

/**
 * Finds out, before any test, whether the supplier can be reached and gives a token.
 * @throws SuiteError TARGET_UNREACHABLE, TOKEN_REFUSED or TLS_FILE_UNUSABLE
 */
export async function preflight(profile: SupplierProfile, secrets: readonly string[]): Promise<void> {
  const tls = readTlsMaterial(profile);
  const { requestTimeoutMs } = profile.limits;
  const quick = new HttpClient({ timeoutMs: Math.min(requestTimeoutMs, maxMs), connections: 1, tls });
  const patient = new HttpClient({ timeoutMs: requestTimeoutMs, connections: 1, tls });
  try {
    await reach(profile.supplier.baseUrl, quick);
    await createAuthenticator(profile.auth, new Redactor(secrets), patient).authorization();
  } finally {
    await Promise.all([quick.close(), patient.close()]);
  }
}

/** Milliseconds before each further try: a supplier may be starting. */
const pausesMs = [250, 1000];

/** If a connection breaks later on, the test cases find it. */
async function reach(baseUrl: string, http: HttpClient): Promise<void> {
  const request = { method: 'GET', url: baseUrl, headers: [['Accept', 'application/json']] as const };
  let { failure } = await http.send(request);
  for (const pauseMs of pausesMs) {
    if (failure?.kind !== 'unreachable') break;
    await sleep(pauseMs);
    ({ failure } = await http.send(request));
  }
  if (failure?.kind !== 'unreachable' && failure?.kind !== 'tls') return;
  const advice = failure.kind === 'tls' ? '' : ' Check the base URL, and that the supplier is running.';
  throw new SuiteError(
    'TARGET_UNREACHABLE',
    `The supplier at ${baseUrl} cannot be reached. ${failure.message}${advice}`,
  );
}
