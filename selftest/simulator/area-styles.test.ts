import { describe, expect, test } from 'vitest';

import { startSupplier } from '../../simulator/index.js';
import {
  address,
  asking,
  ethernetOrder,
  order,
  quote,
  reservation,
  search,
  send,
  serviceTest,
  slotsIn,
  smallProblem,
} from './requests.js';

describe('in the other areas a style shows in', () => {
  const ask = async (style: string, method: string, path: string, body?: unknown) => {
    const supplier = await startSupplier({ styles: [style] });
    try {
      return await send(supplier.url, method, path, body);
    } finally {
      await supplier.close();
    }
  };
  const check = (style: string, more = {}) => ask(style, 'GET', asking('/service-availability', { address, ...more }));
  const find = (style: string, more = {}) => ask(style, 'GET', search(more));
  const place = (style: string, more = {}) => ask(style, 'POST', '/service-orders', { ...order(1), ...more });

  test('answers that say little', async () => {
    expect((await check('no-echo-elsewhere')).headers.has('x-request-id')).toBe(false);
    expect((await check('no-echo-elsewhere', { serviceTypes: 'X' })).headers.has('x-request-id')).toBe(true);
    expect((await check('sparse-availability')).body).toEqual({ address: { identifier: address } });
    expect((await check('nothing-available')).body?.['serviceSpecifications']).toEqual([]);
    expect((await place('sparse-orders')).body).toEqual({ status: 'ACKNOWLEDGED' });
    expect((await ask('empty-quotes', 'POST', '/quote', quote(1))).body).toEqual({});
    expect((await ask('sparse-tests', 'POST', '/service-tests', serviceTest(7))).body).toEqual({ id: 7 });
    const bodiless = await ask('bodiless-amendments', 'POST', '/ethernet/service-orders', ethernetOrder(1));
    expect([bodiless.status, bodiless.text, bodiless.headers.has('content-type')]).toEqual([201, '', false]);
  });

  test.each([
    ['empty-amendments', '/service-order-amendments', '{}'],
    ['bodiless-amendments', '/service-order-amendments', ''],
    ['empty-cancellations', '/service-order-cancellations', '{}'],
  ])('%s', async (style, path, text) => {
    const supplier = await startSupplier({ styles: [style] });
    await send(supplier.url, 'POST', '/service-orders', order(1));
    const reply = await send(supplier.url, 'POST', path, { id: 1, orderId: 1, reasonCode: 'OTHER' });
    await supplier.close();
    expect([reply.status, reply.text]).toEqual([201, text]);
  });

  test('answers that say much', async () => {
    expect((await check('full-availability')).body).toHaveProperty('siteInformation.existingLines');
    expect((await check('own-identifiers')).body).toHaveProperty('address.identifier.type', 'NAD');
    expect((await find('own-identifiers')).body).toHaveProperty('address.type', 'NAD');
    const committed = { status: 'IN_PROGRESS', committedDate: expect.any(String), targetDate: expect.any(String) };
    expect((await place('orders-in-progress')).body).toMatchObject(committed);
    const sent = { name: 'ENNI_ID', value: '1' };
    expect((await place('more-characteristics')).body).toHaveProperty(
      'serviceOrderItem.serviceCharacteristics',
      expect.arrayContaining([sent, expect.objectContaining({ name: 'SERVICE_ID' })]),
    );
    expect((await ask('quote-number-ids', 'POST', '/quote', quote(7))).body?.['id']).toBe(7);
  });

  test('slots', async () => {
    expect(slotsIn(await find('slots-in-utc'))[0]?.timeslotStartDateTime).toMatch(/T0[78]:00:00.000Z$/);
    expect(Object.keys(slotsIn(await find('plain-slots'))[0] ?? {})).toEqual([
      'timeslotStartDateTime',
      'timeslotEndDateTime',
    ]);
    expect(slotsIn(await find('whole-day-classifications', { classifications: 'WEEKDAY_AM' }))[0]?.classification).toBe(
      'WEEKDAY',
    );
    expect((await find('no-slots')).body?.['availableTimeslots']).toEqual([]);
    expect((await find('no-slot-list')).body).not.toHaveProperty('availableTimeslots');
    expect(Object.keys((await find('bare-searches')).body ?? {})).toEqual(['availableTimeslots']);
  });

  test('reservations', async () => {
    const supplier = await startSupplier({
      styles: ['several-engineers', 'reservations-in-utc', 'expiries-with-offset'],
    });
    const [slot, same] = slotsIn(await send(supplier.url, 'GET', search()));
    expect(same).toEqual(slot);
    const reserve = (id: number) => send(supplier.url, 'POST', '/appointments', reservation(id, slot));
    const [one, two] = [await reserve(1), await reserve(2)];
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(one.body).toHaveProperty('timeslot.timeslotStartDateTime', expect.stringMatching(/Z$/));
    expect(one.body?.['expiryDateTime']).toMatch(/\+01:00$/);
    expect(Date.parse(String(one.body?.['expiryDateTime']))).toBeGreaterThan(Date.now());
    expect(slotsIn(await send(supplier.url, 'GET', search()))[0]).toEqual(slot);
    await supplier.close();
    const empty = await startSupplier({ styles: ['empty-reservations'] });
    const [free] = slotsIn(await send(empty.url, 'GET', search()));
    expect((await send(empty.url, 'POST', '/appointments', reservation(1, free))).text).toBe('{}');
    const named = { ...order(1), appointmentReservationId: 1 };
    expect((await send(empty.url, 'POST', '/service-orders', named)).status).toBe(201);
    await empty.close();
  });

  test('what is refused', async () => {
    expect((await find('parameters-400', { classifications: 'X' })).status).toBe(400);
    expect((await find('parameters-422', { address: undefined })).status).toBe(422);
    const bare = '/service-availability?address={%22id%22%3A%221%22%2C%22type%22%3A%22UPRN%22}';
    expect((await ask('refuses-bare-braces', 'GET', bare)).status).toBe(422);
    expect((await ask('charset', 'GET', bare)).status).toBe(200);
    expect((await check('refuses-bare-braces')).status).toBe(200);
    expect((await ask('refuses-raw-commas', 'GET', `${search()}&classifications=SUNDAY,SATURDAY`)).status).toBe(422);
    expect((await find('refuses-raw-commas', { classifications: 'SUNDAY,SATURDAY' })).status).toBe(200);
    expect((await find('refuses-unknown-parameters', { colour: 'green' })).status).toBe(422);
    expect((await find('installs-only', { appointmentPurpose: 'REPAIR' })).status).toBe(422);
    expect((await place('refuses-swap', { orderType: 'SWAP' })).status).toBe(422);
    expect((await place('tenants-agree', { tenant: 'TENANT2' })).status).toBe(422);
    expect((await place('provides-only', { orderType: 'MODIFY', serviceId: 'S1' })).status).toBe(422);
    expect((await ask('no-ethernet', 'POST', '/ethernet/service-orders', ethernetOrder(1))).status).toBe(422);
    expect((await place('refuses-unknown-fields', { colour: 'red' })).status).toBe(422);
  });

  test('what is known', async () => {
    const supplier = await startSupplier({ styles: ['knows-its-references', 'order-references-any'] });
    const post = (path: string, body: unknown) => send(supplier.url, 'POST', path, body);
    await post('/service-tests', serviceTest(5));
    const [slot] = slotsIn(await send(supplier.url, 'GET', search()));
    const { body } = await post('/appointments', reservation(6, slot));
    const known = {
      serviceTestId: 5,
      serviceTestReference: 'TEST_00000001',
      appointmentReservationReference: body?.['supplierReference'],
    };
    expect(known.appointmentReservationReference).toBe('a123-1 ü');
    expect((await post('/service-problems', { ...smallProblem(1), ...known })).status).toBe(201);
    const unknown = { ...known, serviceTestReference: 'TEST_00000002' };
    expect((await post('/service-problems', { ...smallProblem(2), ...unknown })).status).toBe(422);
    const placed = await post('/service-orders', { ...order(1), appointmentReservationId: 6 });
    const cancellation = { id: 1, orderId: 1, reasonCode: 'OTHER' };
    const quoted = { ...cancellation, supplierOrderReference: placed.body?.['supplierOrderReference'] };
    expect((await post('/service-order-cancellations', quoted)).status).toBe(201);
    await supplier.close();
  });
});
