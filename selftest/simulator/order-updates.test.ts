import { afterEach, expect, test } from 'vitest';

import { closeAll, connected } from './connected.js';
import { ethernetOrder, order, quote, serviceTest, smallProblem } from './requests.js';

afterEach(closeAll);

/** The entity of a KCI about something other than a problem, under the name that it has there. */
function entityIn(kci: { readonly body: Readonly<Record<string, unknown>> } | undefined, name: string) {
  return kci?.body[name] as Readonly<Record<string, unknown>> | undefined;
}

test('an order and what becomes of it is announced by KCI', async () => {
  const { post, received, kcis } = await connected();
  const placed = await post('/service-orders', order(20));
  expect([placed.status, placed.text]).toEqual([202, '']);
  const change = { serviceCharacteristics: [{ name: 'LINE_PROFILE', value: '2' }] };
  expect((await post('/service-order-amendments', { id: 1, orderId: 20, ...change })).status).toBe(202);
  const cancellation = { id: 2, orderId: 20, reasonCode: 'OTHER', supplierOrderReference: 'OR_00000001' };
  expect((await post('/service-order-cancellations', cancellation)).status).toBe(202);
  expect((await post('/service-order-cancellations', cancellation)).status).toBe(422);
  await received(3);

  const orders = kcis.map((kci) => entityIn(kci, 'provideServiceOrder'));
  expect(kcis.map(({ body }) => [body['reasonCode'], body['sequenceNumber']])).toEqual([
    ['ACKNOWLEDGED', 1],
    ['AMENDED', 2],
    ['CANCELLED', 3],
  ]);
  expect(orders.map((each) => each?.['status'])).toEqual(['ACKNOWLEDGED', expect.any(String), 'CANCELLED']);
  expect(orders[0]).toMatchObject({ id: 20, supplierOrderReference: 'OR_00000001', tenant: 'TENANT1' });
  expect(orders[1]?.['serviceOrderItem']).toMatchObject(change);
  expect(kcis[1]?.body).toMatchObject({ serviceOrderAmendmentId: 1, serviceOrderAmendmentReference: 'OA_00000001' });
  expect(kcis[2]?.body).toMatchObject({
    serviceOrderCancellationId: 2,
    problemCode: 'OTHER',
    text: expect.any(String),
  });
});

test('orders of the other kinds have names of their own, and quotes and tests are never delayed', async () => {
  const { post, received, kcis } = await connected();
  await post('/service-orders', { id: 21, tenant: 'TENANT1', serviceId: 'S1' });
  await received(1);
  await post('/service-orders', { id: 22, tenant: 'TENANT1', serviceId: 'S1', orderType: 'MODIFY' });
  await received(2);
  expect((await post('/ethernet/service-orders', ethernetOrder(23))).status).toBe(202);
  await received(3);
  expect((await post('/quote', quote(24))).status).toBe(201);
  expect((await post('/service-tests', serviceTest(25))).status).toBe(201);
  await received(4);
  const names = ['ceaseServiceOrder', 'modifyServiceOrder', 'provideEthernetOrder', 'serviceTest'] as const;
  expect(names.map((name, index) => entityIn(kcis[index], name)?.['id'])).toEqual([21, 22, 23, 25]);
});

test('the result of a service test follows by KCI, in sync mode too, and again by a stimulus', async () => {
  const { post, received, kcis } = await connected({ mode: 'sync' });
  await post('/service-tests', serviceTest(26));
  await received(1);
  await post('/_test/complete-test/TEST_00000001');
  await received(2);
  for (const kci of kcis) {
    expect(entityIn(kci, 'serviceTest')).toMatchObject({
      id: 26,
      status: 'COMPLETED',
      supplierReference: 'TEST_00000001',
      result: { testOutcome: { testResult: 'AMBER' } },
    });
  }
});

test('stimuli act on orders', async () => {
  const { post, received, kcis } = await connected({ mode: 'sync' });
  await post('/service-orders', order(27));
  for (const name of ['delay-order', 'resume-order']) await post(`/_test/${name}/27`);
  const ceased = await post('/_test/unsolicited-cease/27');
  expect(ceased.body).toEqual({ supplierReference: 'OR_00000002', status: 'ACKNOWLEDGED' });
  await post('/_test/complete-order/OR_00000001');
  await received(4);
  const announced = (name: string) =>
    kcis.flatMap((kci) => {
      const entity = entityIn(kci, name);
      return entity === undefined ? [] : [[kci.body['reasonCode'], entity['status']]];
    });
  expect(announced('provideServiceOrder')).toEqual([
    ['DELAY', 'HELD'],
    ['RESUMED', 'IN_PROGRESS'],
    ['COMPLETED', 'COMPLETED'],
  ]);
  expect(announced('ceaseServiceOrder')).toEqual([['CREATED', 'ACKNOWLEDGED']]);
  const dates = kcis.map((kci) => entityIn(kci, 'provideServiceOrder')?.['committedDate']).filter(Boolean);
  expect([dates.length, new Set(dates).size]).toEqual([2, 1]);

  expect((await post('/_test/complete-order/27')).status).toBe(409);
  expect((await post('/_test/complete-order/99')).status).toBe(404);
  const quoted = { orderId: 900, supplierOrderReference: 'OR_00000002' };
  expect((await post('/service-order-amendments', { id: 1, ...quoted })).status).toBe(422);
  const cancellation = { id: 2, ...quoted, reasonCode: 'NO_AUTHORISATION' };
  expect((await post('/service-order-cancellations', cancellation)).status).toBe(201);
  expect((await post('/service-order-cancellations', cancellation)).status).toBe(422);
});

test('the style orders-commit-later commits with two dates', async () => {
  const { post, received, kcis } = await connected({ styles: ['orders-commit-later'] });
  await post('/service-orders', order(30));
  await received(2);
  expect(kcis.map(({ body }) => body['reasonCode'])).toEqual(['ACKNOWLEDGED', 'COMMITTED']);
  const dates = { committedDate: expect.any(String), targetDate: expect.any(String) };
  expect(entityIn(kcis[1], 'provideServiceOrder')).toMatchObject({ status: 'IN_PROGRESS', ...dates });
});

const quotedOrder = { orderId: 17, supplierOrderReference: 'OR_00000001' };
test.each([
  ['no-kci-after-order', ['AMENDED', 'CANCELLED']],
  ['no-kci-after-order-amendment', ['ACKNOWLEDGED', 'CANCELLED']],
  ['no-kci-after-order-cancellation', ['ACKNOWLEDGED', 'AMENDED']],
])('the fault %s leaves %j', async (fault, expected) => {
  const { post, received, kcis } = await connected({ faults: [fault] });
  await placeAmendAndCancel(post);
  await received(expected.length);
  // What comes of a problem is announced as always, and later than anything about the order.
  await post('/service-problems', smallProblem(17));
  await received(expected.length + 1);
  expect(kcis.map(({ body }) => body['reasonCode'])).toEqual([...expected, 'ACKNOWLEDGED']);
});

test.each([
  ['order', 0],
  ['order-amendment', 1],
  ['order-cancellation', 2],
])('of the KCIs about an order, those after an %s can be about another one, or none', async (name, index) => {
  for (const [fault, shown] of [
    ['foreign-kci', { id: 1, supplierOrderReference: 'OR_ANOTHER' }],
    ['nameless-kci', {}],
  ] as const) {
    const { post, received, kcis } = await connected({ faults: [`${fault}-after-${name}`] });
    await placeAmendAndCancel(post);
    await received(3);
    const named = kcis.map((kci) => {
      const { id, supplierOrderReference } = entityIn(kci, 'provideServiceOrder') ?? {};
      return {
        ...(id !== undefined && { id }),
        ...(supplierOrderReference !== undefined && { supplierOrderReference }),
      };
    });
    const own = { id: 17, supplierOrderReference: 'OR_00000001' };
    expect(named).toEqual([own, own, own].with(index, shown as typeof own));
  }
});

async function placeAmendAndCancel(post: (path: string, body: unknown) => Promise<unknown>): Promise<void> {
  await post('/service-orders', order(17));
  await post('/service-order-amendments', { id: 1, ...quotedOrder });
  await post('/service-order-cancellations', { id: 2, ...quotedOrder, reasonCode: 'OTHER' });
}
