import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SupplierProfile } from '../../config/supplier-profile.js';
import { createAuthenticator } from '../wire/tokens/authentication.js';
import { messageOf, SuiteError } from '../report/errors.js';
import { HttpClient } from '../wire/http-client.js';
import { Redactor } from '../report/redaction.js';
import { readTlsMaterial } from '../wire/tls-files.js';

/** Whether there is a connection shows soon; the answer does not matter yet. */
const maxMs = 5_000;

/**
 * Finds out, before any test, whether KCIs can be received, and whether the supplier can be reached and gives a
 * token.
 * @returns sentences on what is worth knowing of the way to the supplier, and never judged
 * @throws SuiteError KCI_ADDRESS_UNUSABLE, TARGET_UNREACHABLE, TOKEN_REFUSED or TLS_FILE_UNUSABLE
 */
export async function preflight(profile: SupplierProfile, secrets: readonly string[]): Promise<readonly string[]> {
  if (profile.kcis) await listenOnce(profile.kcis.listen);
  const tls = readTlsMaterial(profile);
  const { requestTimeoutMs } = profile.limits;
  const quick = new HttpClient({ timeoutMs: Math.min(requestTimeoutMs, maxMs), connections: 1, tls });
  const patient = new HttpClient({ timeoutMs: requestTimeoutMs, connections: 1, tls });
  try {
    await reach(profile.supplier.baseUrl, quick);
    const notes: string[] = [];
    const note = (sentence: string) => void notes.push(sentence);
    await createAuthenticator(profile.auth, new Redactor(secrets), patient, note).authorization();
    return notes;
  } finally {
    await Promise.all([quick.close(), patient.close()]);
  }
}

/** Makes sure that this machine can listen at HOST:PORT. */
async function listenOnce(address: string): Promise<void> {
  const { hostname, port } = new URL(`http://${address}`);
  const server = createServer();
  try {
    server.listen(Number(port || 80), hostname.replace(/^\[|\]$/g, ''));
    await once(server, 'listening');
  } catch (cause) {
    throw new SuiteError(
      'KCI_ADDRESS_UNUSABLE',
      `Nothing can listen at ${address} (${messageOf(cause)}). Choose a free address of this machine as kcis.listen, or with --kci-listen.`,
      { cause },
    );
  }
  server.close();
  await once(server, 'close');
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
