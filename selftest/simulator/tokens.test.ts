import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

import { startSupplier, type ReferenceSupplier } from '../../simulator/index.js';
import { send, smallProblem } from './requests.js';

const lifetime = 600;
let supplier: ReferenceSupplier;
beforeAll(async () => {
  supplier = await startSupplier({ tokenLifetimeSeconds: lifetime });
});
afterAll(() => supplier.close());
afterEach(() => vi.useRealTimers());

const basic = `Basic ${Buffer.from('demo:demo-secret').toString('base64')}`;
const tokenFor = (form: string, Authorization?: string) =>
  send(supplier.url, 'POST', '/oauth2/token', form, {
    Authorization,
    'Content-Type': 'application/x-www-form-urlencoded',
  });
const raise = (token: unknown) =>
  send(supplier.url, 'POST', '/service-problems', smallProblem(), { Authorization: `Bearer ${String(token)}` });

test.each([
  ['in the header', 'grant_type=client_credentials', basic],
  ['in the form', 'grant_type=client_credentials&client_id=demo&client_secret=demo-secret', undefined],
])('a secret %s gets a token, which is valid until it expires', async (_where, form, authorization) => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const issuedAt = Date.now();
  const { status, headers, body } = await tokenFor(form, authorization);

  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(body).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: lifetime });
  for (const [seconds, expected] of [
    [0, 201],
    [lifetime - 1, 201],
    [lifetime + 1, 401],
  ] as const) {
    vi.setSystemTime(issuedAt + seconds * 1000);
    expect((await raise(body?.['access_token'])).status).toBe(expected);
  }
});

test.each([
  [401, 'invalid_client', 'grant_type=client_credentials', undefined],
  [401, 'invalid_client', 'grant_type=client_credentials&client_id=demo&client_secret=wrong', undefined],
  [400, 'invalid_request', 'scope=all', basic],
  [400, 'unsupported_grant_type', 'grant_type=password', basic],
])('a wrong token request is answered %i %s', async (status, error, form, authorization) => {
  const reply = await tokenFor(form, authorization);
  expect([reply.status, reply.body?.['error']]).toEqual([status, error]);
});
