import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Authentication } from '../../config/supplier-profile.js';
import { createAuthenticator } from '../../harness/wire/tokens/authentication.js';
import { SuiteError } from '../../harness/report/errors.js';
import { HttpClient } from '../../harness/wire/http-client.js';
import { Redactor } from '../../harness/report/redaction.js';
import { startSupplier, type ReferenceSupplier } from '../../simulator/index.js';

type TokenAnswer = readonly [status: number, body: string];

/** A token endpoint of our own, which answers what a test asks it to. */
let answerOf: (count: number) => TokenAnswer;
const asked: { readonly authorization: string | undefined; readonly form: URLSearchParams }[] = [];
const endpoint = createServer((request, response) => {
  void textOf(request).then((text) => {
    asked.push({ authorization: request.headers.authorization, form: new URLSearchParams(text) });
    const [status, body] = answerOf(asked.length);
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
  });
});

const token = (value: string, expiresIn?: number): TokenAnswer => [
  200,
  JSON.stringify({
    access_token: value,
    token_type: 'Bearer',
    ...(expiresIn !== undefined && { expires_in: expiresIn }),
  }),
];

let tokenUrl: string;
let supplier: ReferenceSupplier;
beforeAll(async () => {
  endpoint.listen(0, '127.0.0.1');
  await once(endpoint, 'listening');
  tokenUrl = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/token`;
  supplier = await startSupplier({ tokenLifetimeSeconds: 60 });
});
afterAll(async () => {
  endpoint.closeAllConnections();
  endpoint.close();
  await supplier.close();
});
beforeEach(() => void (asked.length = 0));
afterEach(() => void vi.useRealTimers());

const secret = 'client s+cret/ä';
const oauth = (changes: Partial<Extract<Authentication, { type: 'oauth2' }>> = {}): Authentication => ({
  type: 'oauth2',
  tokenUrl,
  clientId: 'client:id',
  clientSecret: secret,
  ...changes,
});
const http = new HttpClient({ timeoutMs: 2000, connections: 4, environment: {} });
afterAll(() => http.close());
const authenticator = (auth: Authentication, redactor = new Redactor([])) => createAuthenticator(auth, redactor, http);

test('no authentication sends no header', async () => {
  await expect(authenticator({ type: 'none' }).authorization()).resolves.toBeUndefined();
});

test('a bearer token is sent as it is', async () => {
  await expect(authenticator({ type: 'bearer', token: 'abc' }).authorization()).resolves.toBe('Bearer abc');
});

test('Basic credentials are sent as Base64, and are a secret in that form', async () => {
  const redactor = new Redactor([]);
  const auth = { type: 'basic', username: 'user', password: 'pass:wörd' } as const;
  const header = (await authenticator(auth, redactor).authorization()) ?? '';
  expect(Buffer.from(header.replace(/^Basic /, ''), 'base64').toString()).toBe('user:pass:wörd');
  expect(redactor.text(header)).toBe('Basic [redacted]');
});

describe('client credentials', () => {
  test.each(['client_secret_basic', 'client_secret_post'] as const)(
    'open the reference supplier by %s',
    async (way) => {
      const auth = oauth({
        tokenUrl: `${supplier.url}/oauth2/token`,
        clientId: 'demo',
        clientSecret: 'demo-secret',
        clientAuthentication: way,
      });
      const authorization = (await authenticator(auth).authorization()) ?? '';
      const answer = await fetch(`${supplier.url}/service-problems`, { method: 'POST', headers: { authorization } });
      expect(answer.status).toBe(400);
    },
  );

  test('are proved in the header by default, encoded as the standard says', async () => {
    answerOf = () => token('T1');
    await authenticator(oauth({ scope: 'a b' })).authorization();
    const [request] = asked;
    const proof = Buffer.from((request?.authorization ?? '').replace(/^Basic /, ''), 'base64').toString();
    expect(proof.split(':').map((part) => decodeURIComponent(part.replaceAll('+', ' ')))).toEqual([
      'client:id',
      secret,
    ]);
    expect(Object.fromEntries(request?.form ?? [])).toEqual({ grant_type: 'client_credentials', scope: 'a b' });
  });

  test('are proved in the form where the profile says so', async () => {
    answerOf = () => token('T1');
    await authenticator(oauth({ clientAuthentication: 'client_secret_post' })).authorization();
    expect(asked[0]?.authorization).toBeUndefined();
    expect(Object.fromEntries(asked[0]?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client:id',
      client_secret: secret,
    });
  });

  test('are asked for once, however many ask, and the token is a secret from then on', async () => {
    answerOf = (count) => token(`TOKEN-${count}`, 3600);
    const redactor = new Redactor([]);
    const source = authenticator(oauth(), redactor);
    const headers = await Promise.all(Array.from({ length: 5 }, () => source.authorization()));
    expect(new Set(headers)).toEqual(new Set(['Bearer TOKEN-1']));
    expect(asked).toHaveLength(1);
    expect(redactor.text('TOKEN-1')).toBe('[redacted]');
  });

  test.each([
    ['an hour', 3600, 3600 - 31, 3600 - 29],
    ['ten seconds', 10, 4, 6],
  ])('are renewed before a token of %s expires', async (_, lifetime, still, due) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    answerOf = (count) => token(`TOKEN-${count}`, lifetime);
    const source = authenticator(oauth());
    const start = Date.now();
    await expect(source.authorization()).resolves.toBe('Bearer TOKEN-1');
    vi.setSystemTime(start + still * 1000);
    await expect(source.authorization()).resolves.toBe('Bearer TOKEN-1');
    vi.setSystemTime(start + due * 1000);
    const renewed = await Promise.all(Array.from({ length: 5 }, () => source.authorization()));
    expect(new Set(renewed)).toEqual(new Set(['Bearer TOKEN-2']));
    expect(asked).toHaveLength(2);
  });

  test('are never renewed where the token has no end', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    answerOf = (count) => token(`TOKEN-${count}`);
    const source = authenticator(oauth());
    await source.authorization();
    vi.setSystemTime(Date.now() + 365 * 24 * 3600 * 1000);
    await expect(source.authorization()).resolves.toBe('Bearer TOKEN-1');
  });

  test.each<[string, TokenAnswer]>([
    ['refuses', [401, JSON.stringify({ error: 'invalid_client', error_description: `bad ${secret}` })]],
    ['fails', [500, 'oops']],
    ['answers HTML', [200, '<html>']],
    ['answers no token', [200, '{"token_type":"Bearer"}']],
    ['answers another kind of token', [200, '{"access_token":"x","token_type":"mac"}']],
  ])('are a suite error when the token endpoint %s, and no secret is shown', async (_, answer) => {
    answerOf = () => answer;
    const redactor = new Redactor([secret]);
    const error: unknown = await authenticator(oauth(), redactor)
      .authorization()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SuiteError);
    expect(error).toMatchObject({ code: 'TOKEN_REFUSED' });
    const { message } = error as SuiteError;
    expect(message).toContain(tokenUrl);
    expect(message).toContain('auth.clientSecret');
    expect(message).not.toContain(secret);
    expect(message).not.toContain('[object');
    if (answer[0] !== 200) expect(message).toContain(String(answer[0]));
  });

  test('are a suite error when nothing listens at the token URL', async () => {
    const refused = authenticator(oauth({ tokenUrl: 'http://127.0.0.1:9/token' })).authorization();
    await expect(refused).rejects.toMatchObject({ code: 'TOKEN_REFUSED' });
  });

  test('are asked for again after an error', async () => {
    answerOf = (count) => (count === 1 ? [400, '{"error":"invalid_scope"}'] : token('TOKEN'));
    const source = authenticator(oauth());
    await expect(source.authorization()).rejects.toThrow();
    await expect(source.authorization()).resolves.toBe('Bearer TOKEN');
  });

  test('name the audience, where the profile does', async () => {
    answerOf = () => token('T1');
    await authenticator(oauth({ audience: 'https://cvt.example.net' })).authorization();
    expect(asked[0]?.form.get('audience')).toBe('https://cvt.example.net');
  });

  test('survive a token endpoint that is overloaded for a moment', async () => {
    answerOf = (count) => (count === 1 ? [503, ''] : token('TOKEN'));
    await expect(authenticator(oauth()).authorization()).resolves.toBe('Bearer TOKEN');
    expect(asked).toHaveLength(2);
  });

  test('are asked for again, once for all who ask, when the supplier refuses a token before its time', async () => {
    answerOf = (count) => token(`TOKEN-${count}`, 3600);
    const source = authenticator(oauth());
    const refused = await source.authorization();
    expect(await Promise.all(Array.from({ length: 5 }, () => source.renew(refused)))).toEqual(Array(5).fill(true));
    await expect(source.authorization()).resolves.toBe('Bearer TOKEN-2');
    expect(asked).toHaveLength(2);
  });

  test.each([0, -5])(
    'are not asked for at every request, though the endpoint says that a token lives %i s',
    async (life) => {
      answerOf = (count) => token(`TOKEN-${count}`, life);
      const source = authenticator(oauth());
      for (let count = 0; count < 5; count++) await source.authorization().catch(() => undefined);
      expect(asked.length).toBeLessThanOrEqual(life < 0 ? 5 : 1);
    },
  );

  test.each([
    ['invalid_client', 'auth.clientAuthentication'],
    ['invalid_scope', 'auth.scope, or'],
    ['unauthorized_client', 'grant client_credentials'],
  ])('that fail with %s are explained', async (error, meaning) => {
    answerOf = () => [400, JSON.stringify({ error })];
    await expect(authenticator(oauth()).authorization()).rejects.toThrow(meaning);
  });
});

test.each<Authentication>([{ type: 'none' }, { type: 'bearer', token: 'abc' }])(
  'nothing is renewed: %j',
  async (auth) => expect(await authenticator(auth).renew('Bearer abc')).toBe(false),
);

test('a client certificate alone needs no header', async () => {
  const auth = { type: 'mtls', certFile: 'a', keyFile: 'b' } as const;
  await expect(authenticator(auth).authorization()).resolves.toBeUndefined();
});
