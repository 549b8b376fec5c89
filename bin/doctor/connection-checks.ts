import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { createProblem } from '../../contract/requirements/index.js';
import type { SupplierProfile } from '../../config/supplier-profile.js';
import { createAuthenticator } from '../../harness/wire/tokens/authentication.js';
import { callBack } from './call-back.js';
import type { Check } from './check.js';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import { HttpClient } from '../../harness/wire/http-client.js';
import { proxyFor } from '../../harness/wire/proxies.js';
import { preflight } from '../../harness/session/preflight.js';
import { Redactor } from '../../harness/report/redaction.js';
import { readTlsMaterial, type TlsMaterial } from '../../harness/wire/tls-files.js';

/** So many days before it ends, a certificate is worth a word. */
const certificateDays = 14;

/**
 * Checks the way to the supplier and back, as a run takes it, each step once the ones before it hold: DNS or proxy, TLS,
 * connection, token, base path, KCI call-back. Creates nothing: its one request to the API has an empty object, which no supplier accepts.
 */
export async function* checkSurroundings(profile: SupplierProfile, secrets: readonly string[]): AsyncGenerator<Check> {
  const redactor = new Redactor(secrets);
  const clean = (check: Check): Check => ({ ...check, message: redactor.sentence(check.message) });
  const ways = [dns, tls, connection, token, basePath];
  for (const way of ways) {
    const check = await way(profile, redactor);
    if (!check) continue;
    yield clean(check);
    if (check.outcome === 'wrong') break;
  }
  yield clean(await callBack(profile));
}

async function dns({ supplier }: SupplierProfile): Promise<Check | undefined> {
  const url = new URL(supplier.baseUrl);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const proxy = proxyFor(url, process.env);
  // A proxy resolves names itself, and is often the only one that can.
  if (proxy !== undefined)
    return { name: 'proxy', outcome: 'ok', message: `Requests to ${host} go through the proxy ${proxy}.` };
  if (isIP(host) !== 0) return undefined;
  try {
    const addresses = await lookup(host, { all: true });
    return { name: 'DNS', outcome: 'ok', message: `${host} is ${addresses.map(({ address }) => address).join(', ')}.` };
  } catch (thrown) {
    return {
      name: 'DNS',
      outcome: 'wrong',
      message: `${host} has no address here (${messageOf(thrown)}).`,
      todo: 'You: check supplier.baseUrl. The supplier: publish the name, or give you the address. Your network: let this machine resolve it.',
    };
  }
}

async function tls(profile: SupplierProfile): Promise<Check | undefined> {
  const { supplier, limits } = profile;
  const url = new URL(supplier.baseUrl);
  let material: TlsMaterial;
  try {
    material = readTlsMaterial(profile);
  } catch (thrown) {
    return { name: 'TLS', outcome: 'wrong', message: messageOf(thrown), todo: 'You: correct tls in the profile.' };
  }
  if (url.protocol !== 'https:')
    return { name: 'TLS', outcome: 'unsure', message: 'Plain HTTP: nothing protects the token on its way.' };
  let ends: Date | undefined;
  const http = new HttpClient({
    timeoutMs: limits.requestTimeoutMs,
    connections: 1,
    tls: material,
    onCertificate: ({ valid_to }) => void (ends = new Date(valid_to)),
  });
  try {
    const { failure } = await http.send({ method: 'GET', url: supplier.baseUrl, headers: [] });
    if (failure && (failure.kind === 'tls' || failure.kind === 'unreachable' || ends === undefined))
      return {
        name: 'TLS',
        outcome: 'wrong',
        message: `No trusted connection. ${failure.message}`,
        todo: 'The supplier: serve a certificate for this name with its whole chain. You: if it has a private authority, name that as tls.caFile in the profile.',
      };
  } finally {
    await http.close();
  }
  return lifeOf(ends);
}

function lifeOf(ends: Date | undefined): Check {
  if (!ends) return { name: 'TLS', outcome: 'ok', message: 'The certificate is trusted.' };
  const days = Math.floor((ends.getTime() - Date.now()) / 86_400_000);
  if (days >= certificateDays)
    return { name: 'TLS', outcome: 'ok', message: `The certificate is trusted, and valid for ${days} days.` };
  const message = `The certificate expires in ${days} days.`;
  return { name: 'TLS', outcome: 'unsure', message, todo: 'The supplier: renew it.' };
}

async function connection(profile: SupplierProfile, _: Redactor): Promise<Check | undefined> {
  if (new URL(profile.supplier.baseUrl).protocol === 'https:') return undefined;
  try {
    await preflight({ ...profile, auth: { type: 'none' } }, []);
    return { name: 'connection', outcome: 'ok', message: 'The supplier takes connections.' };
  } catch (thrown) {
    return {
      name: 'connection',
      outcome: 'wrong',
      message: describe(thrown),
      todo: 'The supplier: start the test system, and let this machine through its firewall.',
    };
  }
}

async function token(profile: SupplierProfile, redactor: Redactor): Promise<Check | undefined> {
  if (profile.auth.type !== 'oauth2') return undefined;
  const http = clientFor(profile);
  try {
    const notes: string[] = [];
    const note = (sentence: string) => void notes.push(sentence);
    await createAuthenticator(profile.auth, redactor, http, note).authorization();
    return { name: 'token', outcome: 'ok', message: ['The token endpoint gives a token.', ...notes].join(' ') };
  } catch (thrown) {
    return {
      name: 'token',
      outcome: 'wrong',
      message: describe(thrown),
      todo: 'You: check the client in the profile. The supplier: register that client.',
    };
  } finally {
    await http.close();
  }
}

/** A client that proves itself as a run would. */
function clientFor(profile: SupplierProfile): HttpClient {
  return new HttpClient({
    timeoutMs: profile.limits.requestTimeoutMs,
    connections: 1,
    tls: readTlsMaterial(profile),
  });
}

async function basePath(profile: SupplierProfile, redactor: Redactor): Promise<Check> {
  const { supplier, auth, tenant } = profile;
  const path = createProblem.split(' ')[1] ?? '';
  const http = clientFor(profile);
  try {
    const authorization = await createAuthenticator(auth, redactor, http).authorization();
    const { response, failure } = await http.send({
      method: 'POST',
      url: supplier.baseUrl + path,
      headers: [
        ['Content-Type', 'application/json'],
        ['Accept', 'application/json'],
        ['Tenant', tenant],
        ...(authorization === undefined ? [] : [['Authorization', authorization] as const]),
      ],
      body: '{}',
    });
    return meaning(path, response?.status, failure?.message);
  } finally {
    await http.close();
  }
}

/** Our own errors say it all; for others the causes say more. */
function describe(thrown: unknown): string {
  return thrown instanceof SuiteError ? thrown.message : messageOf(thrown);
}

/** What the answer to an empty object says about the address and the credentials. */
function meaning(path: string, status: number | undefined, failure: string | undefined): Check {
  const answered = `POST ${path} with an empty object is answered ${status ?? failure ?? 'not at all'}`;
  const name = 'base path';
  if (status === 400 || status === 422)
    return { name, outcome: 'ok', message: `${answered}: it is there, and let us in.` };
  if (status === 401 || status === 403)
    return {
      name: 'token',
      outcome: 'wrong',
      message: `${answered}: it does not let us in.`,
      todo: 'You: check auth and tenant in the profile, and that the token has not expired. The supplier: grant this client the tenant.',
    };
  if (status === 404 || status === 405)
    return {
      name,
      outcome: 'wrong',
      message: `${answered}: there is no such operation at this address.`,
      todo: `You: check supplier.baseUrl; ${path} is appended to it. If the operation is not implemented, say so in the profile.`,
    };
  if (status === undefined)
    return { name, outcome: 'wrong', message: `${answered}.`, todo: 'The supplier: find out why nothing is answered.' };
  return { name, outcome: 'unsure', message: `${answered}, where 400 or 422 is documented. A run will show more.` };
}
