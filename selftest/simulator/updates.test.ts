import { afterEach, expect, test } from 'vitest';

import { startSupplier } from '../../simulator/index.js';
import { violations } from './documented-schemas.js';
import { closeAll, connected, open } from './connected.js';
import { order, send, smallProblem, soundHeaders } from './requests.js';

afterEach(closeAll);

test('a 202 has no body, and a KCI acknowledges the problem', async () => {
  const { post, received } = await connected();
  const reply = await post('/service-problems', smallProblem(7));
  expect([reply.status, reply.text]).toEqual([202, '']);
  expect(reply.headers.get('x-request-id')).toBe(soundHeaders['X-Request-ID']);

  const [kci] = await received(1);
  expect(kci?.path).toBe('/kcis');
  expect(kci?.headers).toMatchObject({
    authorization: 'Bearer demo-kci-token',
    'content-type': 'application/json',
    'x-conversation-id': soundHeaders['X-Conversation-ID'],
    'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(kci?.body).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    sequenceNumber: 1,
    issuedOn: expect.stringMatching(/Z$/),
    reasonCode: 'ACKNOWLEDGED',
    serviceProblem: { id: 7, status: 'ACKNOWLEDGED', supplierReference: 'SP_00000001' },
  });
  expect(violations('ServiceProblem', kci?.body.serviceProblem)).toEqual([]);
});

test.each([
  ['the same time', 20],
  ['a random time', [0, 40]],
] as const)('KCIs about one problem that are each held back for %s come in order', async (_, kciDelayMs) => {
  const { post, received, reasons, kcis } = await connected({ kciDelayMs });
  await post('/service-problems', smallProblem(8));
  await received(1);
  const problem = { serviceProblemId: 8, supplierServiceProblemReference: 'SP_00000001' };
  expect((await post('/service-problem-amendments', { id: 1, ...problem, notes: 'Changed' })).status).toBe(202);
  const cancellation = { id: 2, ...problem, reasonCode: 'OTHER' };
  expect((await post('/service-problem-cancellations', cancellation)).status).toBe(202);
  expect((await post('/service-problem-cancellations', cancellation)).status).toBe(422);
  expect((await post('/service-problem-amendments', { id: 1, ...problem })).status).toBe(422);
  await received(3);
  expect((await post('/service-problem-cancellations', cancellation)).status).toBe(422);

  expect(reasons().map(([reason]) => reason)).toEqual(['ACKNOWLEDGED', 'AMENDED', 'CANCELLED']);
  expect(kcis.map(({ body }) => body['sequenceNumber'])).toEqual([1, 2, 3]);
  expect(kcis[1]?.body.serviceProblem['notes']).toBe('Changed');
  expect(kcis[2]?.body.serviceProblem['status']).toBe('CANCELLED');
});

test('stimuli and decisions are announced by KCI, in sync mode too', async () => {
  const { supplier, post, received, reasons, kcis } = await connected({ mode: 'sync' });
  await post('/service-problems', smallProblem(9));
  for (const stimulus of ['hold', 'resume', 'request-information', 'resolve']) await post(`/_test/${stimulus}/9`);
  await received(4);
  await send(supplier.url, 'PATCH', '/service-problem-resolutions/RES_00000001', { status: 'ACCEPTED' });
  await received(5);

  expect(reasons()).toEqual([
    ['DELAY', 'HELD'],
    ['RESUMED', 'IN_PROGRESS'],
    ['INFORMATION_REQUIRED', 'IN_PROGRESS'],
    ['UPDATE', 'RESOLVED'],
    ['UPDATE', 'COMPLETED'],
  ]);
  expect(kcis[0]?.body['problemCode']).toBe('NETWORK_ISSUE');
  expect(kcis[2]?.body['text']).toBeTruthy();
  expect(kcis[3]?.body['serviceProblemResolution']).toMatchObject({ supplierReference: 'RES_00000001' });
});

test('a KCI that is not taken is sent again', async () => {
  const { post, received } = await connected({}, 2);
  await post('/service-problems', smallProblem(10));
  expect(await received(1)).toHaveLength(1);
});

test('without an address there are no KCIs, and the supplier works on', async () => {
  const supplier = await startSupplier({ mode: 'async' });
  open.push(supplier);
  await send(supplier.url, 'POST', '/service-problems', smallProblem(11));
  const body = { id: 1, serviceProblemId: 11, supplierServiceProblemReference: 'SP_00000001', reasonCode: 'OTHER' };
  expect((await send(supplier.url, 'POST', '/service-problem-cancellations', body)).status).toBe(202);
});

test.each([
  ['repeated-kcis', ['ACKNOWLEDGED', 'ACKNOWLEDGED']],
  ['commits-later', ['ACKNOWLEDGED', 'COMMITTED']],
  ['commits-at-once', ['COMMITTED']],
])('the style %s sends %j', async (style, expected) => {
  const { post, received, reasons } = await connected({ styles: [style] });
  await post('/service-problems', smallProblem(12));
  await received(expected.length);
  expect(reasons().map(([reason]) => reason)).toEqual(expected);
});

test('the style kci-before-answer sends the KCI first', async () => {
  const { post, kcis } = await connected({ styles: ['kci-before-answer'] });
  await post('/service-problems', smallProblem(13));
  expect(kcis).toHaveLength(1);
});

const quoted = { id: 1, serviceProblemId: 14, supplierServiceProblemReference: 'SP_00000001' };
test.each([
  ['no-kci-after-creation', ['AMENDED', 'CANCELLED']],
  ['no-kci-after-amendment', ['ACKNOWLEDGED', 'CANCELLED']],
  ['no-kci-after-cancellation', ['ACKNOWLEDGED', 'AMENDED']],
])('the fault %s leaves %j', async (fault, expected) => {
  const { post, received, kcis } = await connected({ faults: [fault] });
  await post('/service-problems', smallProblem(14));
  await post('/service-problem-amendments', quoted);
  await post('/service-problem-cancellations', { ...quoted, reasonCode: 'OTHER' });
  await received(expected.length);
  // What comes of an order is announced as always, and later than anything about the problem.
  await post('/service-orders', order(14));
  await received(expected.length + 1);
  expect(kcis.map(({ body }) => body['reasonCode'])).toEqual([...expected, 'ACKNOWLEDGED']);
});

test('the KCI faults change what a KCI says', async () => {
  const nameless = await connected({ faults: ['kci-without-reference'] });
  await nameless.post('/service-problems', smallProblem(15));
  expect((await nameless.received(1))[0]?.body.serviceProblem).not.toHaveProperty('supplierReference');

  const other = await connected({ faults: ['kci-about-another-problem'] });
  await other.post('/service-problems', smallProblem(16));
  await other.received(1);
  await other.post('/service-problem-amendments', { id: 1, serviceProblemId: 16 });
  expect((await other.received(2))[1]?.body.serviceProblem['id']).toBe(1);
});
