import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { startSupplier, type ReferenceSupplier } from '../../simulator/index.js';
import { send, smallProblem } from './requests.js';

let supplier: ReferenceSupplier;
beforeAll(async () => {
  supplier = await startSupplier({ tokenLifetimeSeconds: 0.2 });
});
afterAll(() => supplier.close());

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
  const { status, headers, body } = await tokenFor(form, authorization);

  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(body).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 0.2 });
  expect((await raise(body?.['access_token'])).status).toBe(201);
  const expired = async () => expect((await raise(body?.['access_token'])).status).toBe(401);
  await vi.waitFor(expired, { timeout: 5000, interval: 20 });
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
