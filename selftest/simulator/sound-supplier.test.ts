import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startSupplier, type ReferenceSupplier } from '../../simulator/index.js';
import { waitingMsOf } from '../own-time.js';
import { violations } from './documented-schemas.js';
import { fullProblem, send, smallProblem, soundHeaders } from './requests.js';

let supplier: ReferenceSupplier;
beforeAll(async () => {
  supplier = await startSupplier();
});
afterAll(() => supplier.close());

const post = (path: string, body?: unknown, headers?: Record<string, string | undefined>) =>
  send(supplier.url, 'POST', path, body, headers);
const decide = (id: string, body: unknown) => send(supplier.url, 'PATCH', `/service-problem-resolutions/${id}`, body);

let nextId = 1000;
async function raised(): Promise<{ id: number; reference: string }> {
  nextId += 1;
  const { body } = await post('/service-problems', fullProblem(nextId));
  return { id: nextId, reference: String(body?.['supplierReference']) };
}

describe('a new problem', () => {
  test('is acknowledged with every field of the request', async () => {
    const reply = await post('/service-problems', fullProblem(1));

    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      ...fullProblem(1),
      status: 'ACKNOWLEDGED',
      supplierReference: expect.stringMatching(/^[A-Z0-9_]{5,25}$/),
      serviceSpecification: { id: 'ftthl2r', name: 'FTTH' },
    });
    expect(violations('ServiceProblem', reply.body)).toEqual([]);
    expect(reply.headers.get('content-type')).toBe('application/json');
    expect(reply.headers.get('x-request-id')).toBe(soundHeaders['X-Request-ID']);
    expect(reply.headers.get('x-conversation-id')).toBe(soundHeaders['X-Conversation-ID']);
  });

  test('has a reference of its own, even with the id of another', async () => {
    const [one, two] = [
      await post('/service-problems', smallProblem(2)),
      await post('/service-problems', smallProblem(2)),
    ];
    expect(one.body?.['supplierReference']).not.toBe(two.body?.['supplierReference']);
  });

  test('may have null for an optional field, which the answer leaves out', async () => {
    const contact = { name: 'John Smith', phoneNumber: '01234 567890', email: null };
    const reply = await post('/service-problems', { ...smallProblem(3), hazards: null, primaryContact: contact });
    expect(reply.status).toBe(201);
    expect(reply.body).not.toHaveProperty('hazards');
    expect(reply.body).not.toHaveProperty('primaryContact.email');
  });

  test.each([
    ['the type CPE', { problemType: 'CPE' }],
    ['a type beyond its prefix pattern', { problemType: 'STABILITY-2' }],
    ['80 characters outside the basic plane', { problemText: '😀'.repeat(80) }],
    ['an id that is not a whole number', { id: 1.5 }],
    ['fields that are not documented', { colour: 'green' }],
  ])('is accepted with %s', async (_title, fields) => {
    expect((await post('/service-problems', { ...smallProblem(4), ...fields })).status).toBe(201);
  });
});

describe('a problem in flight', () => {
  test('is amended, then cancelled, then neither', async () => {
    const { id, reference } = await raised();
    const amendment = {
      id: 1,
      serviceProblemId: id,
      supplierServiceProblemReference: reference,
      escalationRequest: false,
    };
    const amended = await post('/service-problem-amendments', { ...amendment, notes: 'Changed' });
    expect(amended.status).toBe(201);
    expect(amended.body).toMatchObject({
      ...amendment,
      notes: 'Changed',
      supplierReference: expect.stringMatching(/^AM_/),
    });
    expect(violations('ServiceProblemAmendment', amended.body)).toEqual([]);

    const cancellation = {
      id: 2,
      serviceProblemId: id,
      supplierServiceProblemReference: reference,
      reasonCode: 'OTHER',
    };
    const cancelled = await post('/service-problem-cancellations', cancellation);
    expect(cancelled.status).toBe(201);
    expect(cancelled.body).toEqual({ ...cancellation, supplierReference: expect.stringMatching(/^CA_/) });
    expect(violations('ServiceProblemCancellation', cancelled.body)).toEqual([]);

    expect((await post('/service-problem-cancellations', cancellation)).status).toBe(422);
    expect((await post('/service-problem-amendments', amendment)).status).toBe(422);
  });

  test('is known to its own tenant only, and by its own reference only', async () => {
    const { id } = await raised();
    const amendment = { id: 1, serviceProblemId: id };
    expect((await post('/service-problem-amendments', amendment, { Tenant: 'TENANT2' })).status).toBe(422);
    const foreign = { ...amendment, supplierServiceProblemReference: 'SP_SOMETHING' };
    expect((await post('/service-problem-amendments', foreign)).status).toBe(422);
  });

  test('is resolved by a stimulus and completed by the tenant', async () => {
    const { id, reference } = await raised();
    const resolved = await post(`/_test/resolve/${reference}`, undefined, { Authorization: undefined });
    expect(resolved.body).toEqual({ resolutionId: expect.stringMatching(/^RES_/), supplierReference: reference });

    const resolution = String(resolved.body?.['resolutionId']);
    const accepted = await decide(resolution, { status: 'ACCEPTED', tenantNotes: 'Thank you' });
    expect(accepted.status).toBe(200);
    expect(accepted.body).toMatchObject({
      supplierReference: resolution,
      status: 'ACCEPTED',
      tenantNotes: 'Thank you',
    });
    expect(accepted.body).toHaveProperty('closedDate');
    expect(violations('ServiceProblemResolution', accepted.body)).toEqual([]);

    expect((await decide(resolution, { status: 'REJECTED' })).status).toBe(422);
    expect((await post('/service-problem-amendments', { id: 1, serviceProblemId: id })).status).toBe(422);
    expect((await post(`/_test/resolve/${id}`)).status).toBe(409);
    expect((await post('/_test/resolve/999999')).status).toBe(404);
    expect((await post('/_test/explode/999999')).status).toBe(404);
  });

  test('goes on after a rejected resolution, and can be resolved again', async () => {
    const { id } = await raised();
    const first = String((await post(`/_test/resolve/${id}`)).body?.['resolutionId']);
    expect((await decide(first, { status: 'REJECTED' })).body).not.toHaveProperty('closedDate');
    const second = String((await post(`/_test/resolve/${id}`)).body?.['resolutionId']);
    expect(second).not.toBe(first);
    expect((await decide(first, { status: 'REJECTED' })).status).toBe(422);
    expect((await decide(second, { status: 'ACCEPTED' })).status).toBe(200);
  });

  test('takes no decision once it is cancelled', async () => {
    const { id, reference } = await raised();
    const resolution = String((await post(`/_test/resolve/${id}`)).body?.['resolutionId']);
    const cancellation = {
      id: 1,
      serviceProblemId: id,
      supplierServiceProblemReference: reference,
      reasonCode: 'OTHER',
    };
    expect((await post('/service-problem-cancellations', cancellation)).status).toBe(201);
    expect((await decide(resolution, { status: 'ACCEPTED' })).status).toBe(422);
  });
});

test('the demonstration resolution stays open, for any tenant', async () => {
  for (const status of ['ACCEPTED', 'REJECTED', 'ACCEPTED']) {
    const reply = await decide('1234', { status });
    expect(reply.status).toBe(200);
    expect(violations('ServiceProblemResolution', reply.body)).toEqual([]);
  }
});

describe('a refusal', () => {
  const problem = smallProblem(5);
  test.each<[number, string, string, unknown, Record<string, string | undefined>]>([
    [401, 'NOT_AUTHORISED', 'without credentials', problem, { Authorization: undefined }],
    [401, 'NOT_AUTHORISED', 'with an unknown token', problem, { Authorization: 'Bearer other' }],
    [401, 'NOT_AUTHORISED', 'with another scheme', problem, { Authorization: 'Digest demo-token' }],
    [
      401,
      'NOT_AUTHORISED',
      'without credentials, before all else',
      '{',
      { Authorization: undefined, Tenant: undefined },
    ],
    [400, 'MALFORMED_REQUEST', 'without a request id', problem, { 'X-Request-ID': undefined }],
    [400, 'MALFORMED_REQUEST', 'without a conversation id', problem, { 'X-Conversation-ID': ' ' }],
    [400, 'MALFORMED_REQUEST', 'without a tenant', problem, { Tenant: undefined }],
    [400, 'MALFORMED_REQUEST', 'with a form', 'id=1', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    [400, 'MALFORMED_REQUEST', 'with malformed JSON', '{"id": 1', {}],
    [400, 'MALFORMED_REQUEST', 'with an empty body', '', {}],
    [400, 'MALFORMED_REQUEST', 'with a list', [problem], {}],
    [400, 'MALFORMED_REQUEST', 'without a field', { ...problem, notes: undefined }, {}],
    [400, 'MALFORMED_REQUEST', 'with null for a required field', { ...problem, notes: null }, {}],
    [400, 'MALFORMED_REQUEST', 'with a number as text', { ...problem, id: '5' }, {}],
    [
      400,
      'MALFORMED_REQUEST',
      'with a missing and a long field',
      { ...problem, notes: undefined, serviceId: 'x'.repeat(51) },
      {},
    ],
    [422, 'INVALID_REQUEST', 'with a long text', { ...problem, problemText: 'x'.repeat(81) }, {}],
    [422, 'INVALID_REQUEST', 'with a short text', { ...problem, problemText: 'x'.repeat(9) }, {}],
    [422, 'INVALID_REQUEST', 'with a small number', { ...problem, id: 0 }, {}],
    [422, 'INVALID_REQUEST', 'with an empty list', { ...problem, characteristics: [] }, {}],
    [422, 'INVALID_REQUEST', 'with a text off its pattern', { ...problem, problemType: 'no' }, {}],
    [422, 'INVALID_REQUEST', 'for an unknown service', { ...problem, serviceId: 'SI0000000000000' }, {}],
    [400, 'MALFORMED_REQUEST', 'with an endless body', { ...problem, notes: 'x'.repeat(1_100_000) }, {}],
  ])('is answered %i %s %s', async (status, code, _title, body, headers) => {
    const reply = await post('/service-problems', body, headers);

    expect([reply.status, reply.body?.['code']]).toEqual([status, code]);
    expect(violations('Error', reply.body)).toEqual([]);
    expect(reply.body?.['messages']).not.toEqual([]);
    expect(reply.headers.get('content-type')).toBe('application/json');
    const requestId = 'X-Request-ID' in headers ? null : soundHeaders['X-Request-ID'];
    expect(reply.headers.get('x-request-id')).toBe(requestId);
    expect(reply.headers.has('www-authenticate')).toBe(status === 401);
  });

  test('of a decision names unknown resolutions and values outside the list', async () => {
    expect((await decide('9999', { status: 'ACCEPTED' })).status).toBe(422);
    expect((await decide('1234', { status: 'PENDING' })).status).toBe(422);
    expect((await decide('1234', {})).status).toBe(400);
  });

  test('of another path or method has an error body', async () => {
    const unknown = await post('/nothing', {});
    expect([unknown.status, violations('Error', unknown.body)]).toEqual([404, []]);
    const wrong = await send(supplier.url, 'GET', '/service-problems');
    expect([wrong.status, wrong.headers.get('allow'), violations('Error', wrong.body)]).toEqual([405, 'POST', []]);
  });
});

test('Basic credentials are accepted', async () => {
  const Authorization = `Basic ${Buffer.from('demo:demo-secret').toString('base64')}`;
  expect((await post('/service-problems', smallProblem(6), { Authorization })).status).toBe(201);
});

test('it ends at once, with a request under way', async () => {
  const hanging = await startSupplier({ faults: ['never-answers-on-create'] });
  const unanswered = send(hanging.url, 'POST', '/service-problems', smallProblem()).catch((error: unknown) => error);
  // Sent later, so that its answer shows that the first has arrived.
  expect((await send(hanging.url, 'GET', '/service-problems')).status).toBe(405);
  expect(await waitingMsOf(() => hanging.close())).toBeLessThan(500);
  expect(await unanswered).toBeInstanceOf(Error);
});
