import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SupplierProfile } from '../../config/supplier-profile.js';
import { createAuthenticator } from '../wire/tokens/authentication.js';
import { messageOf, SuiteError } from '../report/errors.js';
import type { TransportFailure } from '../report/exchange.js';
import { HttpClient } from '../wire/http-client.js';
import { Redactor } from '../report/redaction.js';
import { readTlsMaterial } from '../wire/tls-files.js';

/** Whether there is a connection shows soon; the answer does not matter yet. */
const maxMs = 5_000;

/** What is under way when the run is ended may take so much longer: whether the supplier can be reached shows at once. */
const graceMs = 2_000;

/**
 * Finds out, before any test, whether KCIs can be received, and whether the supplier can be reached and gives a
 * token.
 * @param signal when it is aborted, nothing new begins, and this ends within a few seconds
 * @returns sentences on what is worth knowing of the way to the supplier, and never judged
 * @throws SuiteError KCI_ADDRESS_UNUSABLE, TARGET_UNREACHABLE, TOKEN_REFUSED or TLS_FILE_UNUSABLE
 */
export async function preflight(
  profile: SupplierProfile,
  secrets: readonly string[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  if (profile.kcis) await listenOnce(profile.kcis.listen);
  const tls = readTlsMaterial(profile);
  const { requestTimeoutMs } = profile.limits;
  const quick = new HttpClient({ timeoutMs: Math.min(requestTimeoutMs, maxMs), connections: 1, tls });
  const patient = new HttpClient({ timeoutMs: requestTimeoutMs, connections: 1, tls });
  const close = () => Promise.all([quick.close(), patient.close()]);
  const brokenOff = new AbortController();
  const breakOff = () => {
    brokenOff.abort();
    void close();
  };
  let timer: NodeJS.Timeout | undefined;
  const onAbort = () => (timer = setTimeout(breakOff, graceMs));
  signal?.addEventListener('abort', onAbort, { once: true });
  const notes: string[] = [];
  const note = (sentence: string) => void notes.push(sentence);
  try {
    await reach(profile.supplier.baseUrl, quick, { ended: signal, brokenOff: brokenOff.signal });
    if (!signal?.aborted) await createAuthenticator(profile.auth, new Redactor(secrets), patient, note).authorization();
    return notes;
  } catch (thrown) {
    // What was broken off says nothing of the supplier; that it cannot be reached was known before.
    if (brokenOff.signal.aborted && !(thrown instanceof SuiteError && thrown.code === 'TARGET_UNREACHABLE'))
      return notes;
    throw thrown;
  } finally {
    signal?.removeEventListener('abort', onAbort);
    clearTimeout(timer);
    await close();
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

/** Milliseconds before each try: a supplier may be starting. */
const pausesMs = [0, 250, 1000];

/** If a connection breaks later on, the test cases find it. */
async function reach(
  baseUrl: string,
  http: HttpClient,
  { ended, brokenOff }: { readonly ended: AbortSignal | undefined; readonly brokenOff: AbortSignal },
): Promise<void> {
  const request = { method: 'GET', url: baseUrl, headers: [['Accept', 'application/json']] as const };
  let failure: TransportFailure | undefined;
  for (const pauseMs of pausesMs) {
    if (failure && ended?.aborted) break;
    await sleep(pauseMs);
    const outcome = await http.send(request);
    if (brokenOff.aborted) break;
    ({ failure } = outcome);
    if (failure?.kind !== 'unreachable') break;
  }
  if (failure?.kind !== 'unreachable' && failure?.kind !== 'tls') return;
  const advice = failure.kind === 'tls' ? '' : ' Check the base URL, and that the supplier is running.';
  throw new SuiteError(
    'TARGET_UNREACHABLE',
    `The supplier at ${baseUrl} cannot be reached. ${failure.message}${advice}`,
  );
}
