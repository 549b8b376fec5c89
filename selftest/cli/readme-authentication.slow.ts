import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { startSupplier, type ReferenceSupplier } from '../../simulator/index.js';
import { startAuthorizationServer } from '../hostile/authorization-server.js';
import { encrypted, filesOf, makeAuthority } from '../hostile/certificates.js';
import { startGateway } from '../hostile/gateway.js';
import { everythingOf, newFolder, run, type EndedRun } from './cli.js';

type Profile = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const shown = [...readme.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => parse(text) as Profile);

/** The profile that the README shows for a way to log in. */
function shownFor(type: string): Profile {
  const [profile, ...others] = shown.filter(({ auth }) => auth?.['type'] === type);
  if (!profile || others.length > 0) throw new Error(`The README shows ${others.length + 1} profiles of type ${type}.`);
  return profile;
}

let supplier: ReferenceSupplier;
beforeAll(async () => void (supplier = await startSupplier()));
afterAll(() => supplier.close());

/** Certifies what is behind a gateway by a profile of the README, with what only the reader can know. */
function certify(profile: Profile, url: string, secrets: Readonly<Record<string, string>>, folder = newFolder()) {
  const file = join(folder, 'conformance.yaml');
  const whole = {
    ...profile,
    stimuli: { resolveServiceProblem: { post: `${supplier.url}/_test/resolve/{id}` } },
    testData: { unknownServiceId: 'SI0000000000000' },
  };
  writeFileSync(file, stringify(whole), { mode: 0o600 });
  return run(['--profile', file, '--base-url', url, '--runs', '10'], secrets);
}

/** Every test purpose is decided, and in favour of the supplier. */
function expectCertified(outcome: EndedRun): void {
  const { verdict, counts } = outcome.report;
  expect([outcome.code, verdict], outcome.stdout + outcome.stderr).toEqual([0, 'partial']);
  expect(counts).toMatchObject({ fail: 0, warn: 0, inconclusive: 0, error: 0 });
  expect(counts.pass).toBeGreaterThan(1_300);
  expect(everythingOf(outcome)).not.toContain('canary');
}

describe('with every test purpose, and the profile that the README shows', () => {
  test('a supplier behind a real authorization server is certified, expired tokens included', async () => {
    const clientSecret = 'canary-secret+/&%:';
    // Long enough for a run to renew its token in time, however busy the machine is; short enough to do so.
    await using authorization = await startAuthorizationServer({ clientSecret, tokenLifetimeSeconds: 8 });
    const admit = async ({ headers }: { readonly headers: { readonly authorization?: string | undefined } }) => {
      const [, token] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
      return token !== undefined && (await authorization.knows(token));
    };
    await using gateway = await startGateway({ target: supplier.url, admit });
    const expired = await oldToken(authorization.tokenUrl, clientSecret);
    const { auth, ...others } = shownFor('oauth2');
    const own = { ...auth, tokenUrl: authorization.tokenUrl, expiredToken: '${EXPIRED}' };
    while (await authorization.knows(expired)) await sleep(100);
    const secrets = { FCC_CLIENT_SECRET: clientSecret, EXPIRED: expired };
    const outcome = await certify({ ...others, auth: own }, gateway.url, secrets);
    expectCertified(outcome);
    expect(everythingOf(outcome)).not.toContain(expired);
    const tried = outcome.report.testCases.filter(({ id }) => id.endsWith('.auth.expired'));
    expect(new Set(tried.map(({ verdict }) => verdict))).toEqual(new Set(['pass']));
  });

  test('a supplier that knows its clients by their certificates is certified', async () => {
    const passphrase = 'canary-phrase-5';
    const authority = await makeAuthority();
    const server = await authority.issue('server', { hosts: ['127.0.0.1'] });
    const client = await authority.issue('tenant');
    const files = filesOf({ authority: authority.cert, client: client.cert, key: encrypted(client.key, passphrase) });
    await using gateway = await startGateway({
      target: supplier.url,
      tls: { ...server, ca: authority.cert, requestCert: true, rejectUnauthorized: true },
      admit: ({ socket }) => (socket as TLSSocket).getPeerCertificate().subject.CN === 'tenant',
    });
    const { auth, ...others } = shownFor('mtls');
    const own = { ...auth, keyFile: 'key.pem' };
    const secrets = { FCC_PASSPHRASE: passphrase };
    expectCertified(await certify({ ...others, auth: own }, gateway.url, secrets, dirname(files.key)));
  });
});

/** A token as the server hands them out, which no one renews any more. */
async function oldToken(tokenUrl: string, clientSecret: string): Promise<string> {
  const encoded = new URLSearchParams([['', clientSecret]]).toString().slice(1);
  const response = await fetch(tokenUrl, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`conformance:${encoded}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'supplier-api' }),
  });
  return ((await response.json()) as { readonly access_token: string }).access_token;
}
