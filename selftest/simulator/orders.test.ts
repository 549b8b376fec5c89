import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startSupplier, type ReferenceSupplier } from '../../simulator/index.js';
import { violations } from './documented-schemas.js';
import { address, ethernetOrder, order, quote, reservation, search, send, serviceTest, slotsIn } from './requests.js';

let supplier: ReferenceSupplier;
beforeAll(async () => {
  supplier = await startSupplier();
});
afterAll(() => supplier.close());

const post = (path: string, body?: unknown, headers: Record<string, string | undefined> = {}) =>
  send(supplier.url, 'POST', path, body, headers);
const place = (body: unknown) => post('/service-orders', body);

const site = { name: 'Strategic Imperative Offices', postcode: 'TW184LG', role: 'A-END', address };

let nextId = 100;
async function placed(): Promise<{ id: number; reference: string }> {
  nextId += 1;
  const { body } = await place(order(nextId));
  return { id: nextId, reference: String(body?.['supplierOrderReference']) };
}

async function reserved(tenant = 'TENANT1'): Promise<{ id: number; reference: string }> {
  nextId += 1;
  const [slot] = slotsIn(await send(supplier.url, 'GET', search()));
  const { body } = await post('/appointments', reservation(nextId, slot), { Tenant: tenant });
  return { id: nextId, reference: String(body?.['supplierReference']) };
}

describe('a new order', () => {
  test('is acknowledged with every field of the request', async () => {
    const reply = await place({
      ...order(1),
      hazards: 'A dog',
      engineerTasks: ['TEST_SINGLE_DEVICE'],
      colour: 'green',
    });
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      ...order(1),
      hazards: 'A dog',
      engineerTasks: ['TEST_SINGLE_DEVICE'],
      serviceOrderItem: {
        serviceSpecification: { id: 'ftthl2r', name: 'FTTH' },
        serviceCharacteristics: [{ name: 'ENNI_ID', value: '1' }],
      },
      status: 'ACKNOWLEDGED',
      supplierOrderReference: expect.stringMatching(/^OR_\d{8}$/),
    });
    expect(violations('ServiceOrder', reply.body)).toEqual([]);
  });

  test.each([
    ['of each documented type', ['NEW', 'START', 'TAKEOVER', 'TRANSFER', 'SWAP'].map((orderType) => ({ orderType }))],
    ['for another tenant than the header names', [{ tenant: 'TENANT2' }]],
    ['with a fraction for an id', [{ id: 7.5 }]],
    ['with an empty item', [{ serviceOrderItem: {} }]],
  ])('is accepted %s', async (_title, variants) => {
    for (const variant of variants) expect((await place({ ...order(2), ...variant })).status).toBe(201);
  });

  test.each([
    [400, 'without a type', { orderType: undefined }],
    [400, 'without an address', { address: undefined }],
    [400, 'without an item', { serviceOrderItem: undefined }],
    [400, 'with a number for a tenant', { tenant: 7 }],
    [422, 'with an empty tenant', { tenant: '' }],
    [422, 'with a long tenant', { tenant: 'x'.repeat(51) }],
    [422, 'of an unknown type', { orderType: 'BORROW' }],
    [422, 'with an id of 0', { id: 0 }],
    [422, 'with a wrong phone number', { primaryContact: { name: 'John', phoneNumber: 'x' } }],
    [422, 'with an unknown reservation', { appointmentReservationId: 999 }],
    [422, 'with an unknown reference of a reservation', { appointmentReservationReference: 'AP_99999999' }],
  ])('is answered %i %s', async (status, _title, variant) => {
    const reply = await place({ ...order(3), ...variant });
    expect([reply.status, violations('Error', reply.body)]).toEqual([status, []]);
  });

  test('may cease or modify a service', async () => {
    const cease = { id: 4, tenant: 'TENANT1', serviceId: 'S12345', requestedCompletionDate: '2027-04-12' };
    const modify = { id: 5, tenant: 'TENANT1', serviceId: 'S1', serviceCharacteristics: [{ name: 'A', value: '2' }] };
    for (const body of [cease, modify, { ...cease, orderType: 'CEASE' }, { ...modify, orderType: 'MODIFY' }]) {
      const reply = await place(body);
      expect([reply.status, violations('ServiceOrder', reply.body)]).toEqual([201, []]);
      expect(reply.body).toMatchObject({ ...body, status: 'ACKNOWLEDGED' });
    }
    expect((await place({ ...cease, serviceId: undefined, orderType: 'CEASE' })).status).toBe(400);
    expect((await place({ ...cease, serviceId: 'SI0000000000000' })).status).toBe(422);
  });

  test('confirms the reservation that it names, of its own tenant', async () => {
    const { id, reference } = await reserved();
    const other = await reserved();
    const named = { appointmentReservationId: id, appointmentReservationReference: reference };
    expect((await place({ ...order(6), ...named })).body).toMatchObject(named);
    expect((await place({ ...order(7), appointmentReservationReference: other.reference })).status).toBe(201);
    const mixed = { appointmentReservationId: id, appointmentReservationReference: other.reference };
    expect((await place({ ...order(8), ...mixed })).status).toBe(422);
    const foreign = await reserved('TENANT2');
    expect((await place({ ...order(9), appointmentReservationId: foreign.id })).status).toBe(422);
  });
});

describe('an order in flight', () => {
  test('is amended, then cancelled, then neither', async () => {
    const { id, reference } = await placed();
    const appointment = await reserved();
    const amendment = {
      id: 1,
      orderId: id,
      serviceCharacteristics: [{ name: 'LINE_PROFILE', value: '2' }],
      appointmentReservationId: appointment.id,
    };
    const amended = await post('/service-order-amendments', amendment);
    expect(amended.status).toBe(201);
    expect(amended.body).toEqual({ ...amendment, supplierReference: expect.stringMatching(/^OA_/) });

    const cancellation = { id: 2, orderId: id, reasonCode: 'OTHER', supplierOrderReference: reference };
    const cancelled = await post('/service-order-cancellations', cancellation);
    expect(cancelled.status).toBe(201);
    expect(cancelled.body).toEqual({ ...cancellation, supplierReference: expect.stringMatching(/^OC_/) });
    expect(violations('ServiceOrderCancellation', cancelled.body)).toEqual([]);

    expect((await post('/service-order-cancellations', cancellation)).status).toBe(422);
    expect((await post('/service-order-amendments', { id: 3, orderId: id })).status).toBe(422);
  });

  test('is known to its own tenant, and by its own reference', async () => {
    const { id } = await placed();
    const body = { id: 1, orderId: id, reasonCode: 'OTHER' };
    expect((await post('/service-order-cancellations', body, { Tenant: 'TENANT2' })).status).toBe(422);
    const wrong = { ...body, supplierOrderReference: 'OR_SOMETHING' };
    expect((await post('/service-order-cancellations', wrong)).status).toBe(422);
    expect((await post('/service-order-cancellations', body)).status).toBe(201);
  });

  test.each([
    ['/service-order-amendments', 422, { orderId: 999_999 }],
    ['/service-order-amendments', 422, { serviceCharacteristics: [] }],
    ['/service-order-amendments', 422, { appointmentReservationId: 999_999 }],
    ['/service-order-amendments', 400, { orderId: undefined }],
    ['/service-order-cancellations', 422, { orderId: 999_999 }],
    ['/service-order-cancellations', 422, { reasonCode: 'no' }],
    ['/service-order-cancellations', 400, { reasonCode: undefined }],
  ])('at %s is answered %i for %j', async (path, status, variant) => {
    const { id } = await placed();
    expect((await post(path, { id: 1, orderId: id, reasonCode: 'OTHER', ...variant })).status).toBe(status);
  });
});

test('a quote is asked for and ordered, without a tenant in the headers', async () => {
  const tenantless = { Tenant: undefined };
  const quoted = await post('/quote', quote(1), tenantless);
  expect([quoted.status, violations('Quote', quoted.body)]).toEqual([201, []]);
  expect(quoted.body).toEqual({
    ...quote(1),
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    supplierQuoteId: expect.any(String),
  });
  for (const name of ['id', 'supplierQuoteId']) {
    const ordered = await post('/ethernet/service-orders', ethernetOrder(1, String(quoted.body?.[name])), tenantless);
    expect(ordered.status).toBe(201);
    expect(ordered.body).toMatchObject({ status: 'ACKNOWLEDGED', supplierOrderReference: expect.any(String) });
    expect(violations('EthernetServiceOrder', ordered.body)).toEqual([]);
  }
  const items = { ...ethernetOrder(2), ethernetOrderItems: [{}] };
  expect((await post('/ethernet/service-orders', items, tenantless)).status).toBe(201);
  expect((await post('/ethernet/service-orders', ethernetOrder(3, 'NO-SUCH-QUOTE'), tenantless)).status).toBe(422);
});

test.each([
  ['/quote', 400, { ...quote(1), id: 1.5 }],
  ['/quote', 400, { ...quote(1), service: undefined }],
  ['/quote', 400, { ...quote(1), contractDetails: { contractLength: { value: '36' } } }],
  ['/quote', 400, { ...quote(1), contractDetails: { contractLength: { value: 3.6 } } }],
  ['/quote', 422, { ...quote(1), externalIdentifier: 'x'.repeat(65) }],
  ['/quote', 422, { ...quote(1), service: [] }],
  ['/quote', 422, { ...quote(1), sites: (quote(1)['sites'] as unknown[]).slice(1) }],
  ['/quote', 422, { ...quote(1), sites: [site, { ...site, role: 'C-END' }] }],
  ['/quote', 400, { ...quote(1), sites: [{ ...site, role: 'C-END' }, {}] }],
  ['/ethernet/service-orders', 400, { ...ethernetOrder(1), tenant: undefined }],
  ['/ethernet/service-orders', 422, { ...ethernetOrder(1), siteInformation: [{}] }],
  ['/ethernet/service-orders', 422, { ...ethernetOrder(1), supplierQuoteId: 'x'.repeat(65) }],
  ['/service-tests', 400, { ...serviceTest(1), problemType: undefined }],
  ['/service-tests', 422, { ...serviceTest(1), problemType: 'no' }],
  ['/service-tests', 422, { ...serviceTest(1), serviceId: 'SI0000000000000' }],
])('%s is answered %i', async (path, status, body) => {
  const reply = await post(path, body);
  expect([reply.status, violations('Error', reply.body)]).toEqual([status, []]);
});

test('a service test is received, with a reference that a problem can quote', async () => {
  const reply = await post('/service-tests', serviceTest(1));
  expect(reply.status).toBe(201);
  expect(reply.body).toEqual({
    ...serviceTest(1),
    serviceSpecification: { id: 'ftthl2r', name: 'FTTH' },
    supplierReference: expect.stringMatching(/^[A-Z0-9_]{5,25}$/),
  });
  expect(violations('ServiceTest', reply.body)).toEqual([]);
});
