import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

import { startSupplier, type ReferenceSupplier } from '../../simulator/index.js';
import { violations } from './documented-schemas.js';
import { address, reservation, search, send, slotsIn, soundHeaders, type Timeslot } from './requests.js';

let supplier: ReferenceSupplier;
beforeAll(async () => {
  supplier = await startSupplier();
});
afterAll(() => supplier.close());
afterEach(() => vi.useRealTimers());

const find = async (parameters: Record<string, unknown> = {}) =>
  slotsIn(await send(supplier.url, 'GET', search(parameters)));
const reserve = (id: number, slot?: Partial<Timeslot>, more: object = {}) =>
  send(supplier.url, 'POST', '/appointments', { ...reservation(id, slot), ...more });
const days = (slots: readonly Timeslot[]) => slots.map((slot) => slot.timeslotStartDateTime.slice(0, 10));

function at(moment: string): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(moment) });
}

test('slots lie ahead, end after they start, and have a kind that fits their day', async () => {
  const reply = await send(supplier.url, 'GET', search());
  expect(reply.status).toBe(200);
  expect(reply.body).toMatchObject({ address, serviceSpecification: { id: 'ftthl2r', name: 'FTTH' } });
  expect(violations('AvailableAppointments', reply.body)).toEqual([]);
  const slots = slotsIn(reply);
  expect(slots.length).toBeGreaterThan(60);
  for (const { timeslotStartDateTime: start, timeslotEndDateTime: end, classification } of slots) {
    expect(Date.parse(start)).toBeGreaterThan(Date.now());
    expect(Date.parse(end)).toBeGreaterThan(Date.parse(start));
    const weekday = new Date(start).getUTCDay();
    expect(classification).toMatch(weekday === 6 ? /^SATURDAY_/ : /^WEEKDAY_/);
    expect(weekday).not.toBe(0);
  }
});

test.each([
  ['2026-03-26', '2026-03-27', '+00:00', '2026-03-30', '+01:00'],
  ['2026-10-22', '2026-10-23', '+01:00', '2026-10-26', '+00:00'],
])('from %s the offset changes with the clocks', async (now, before, winter, after, summer) => {
  at(`${now}T12:00:00Z`);
  const slots = await find();
  const on = (day: string) => slots.filter((slot) => slot.timeslotStartDateTime.startsWith(day));
  expect(days(slots)[0]).toBe(before);
  for (const [day, offset] of [
    [before, winter],
    [after, summer],
  ] as const) {
    expect(on(day)[0]?.timeslotStartDateTime).toBe(`${day}T08:00:00.000${offset}`);
    expect(on(day).every(({ timeslotEndDateTime: end }) => end.endsWith(offset))).toBe(true);
  }
});

test('tomorrow is that of the United Kingdom', async () => {
  at('2026-07-01T23:30:00Z');
  expect(days(await find())[0]).toBe('2026-07-03');
});

test('only the kinds that are asked for are offered, from the day that is asked for', async () => {
  const kinds = new Set((await find({ classifications: 'WEEKDAY_PM,SATURDAY' })).map((slot) => slot.classification));
  expect(kinds).toEqual(new Set(['WEEKDAY_PM', 'SATURDAY_AM']));
  expect(await find({ classifications: 'SUNDAY' })).toEqual([]);
  const from = '2030-05-15';
  const later = await find({ appointmentFromDate: from });
  expect(days(later)[0]).toBe(from);
  expect(days(later).every((day) => day >= from)).toBe(true);
  expect(await find({ appointmentFromDate: '2020-01-01' })).toEqual(await find());
  expect(await find({ appointmentFromDate: '2099-01-01' })).toEqual([]);
});

test('a slot is held for two hours, and then neither offered nor held again', async () => {
  const own = { id: 'HELD', type: 'UPRN' };
  // Slots of tomorrow are no longer offered where these two hours end after midnight.
  const search = { address: own, appointmentFromDate: '2030-05-15' };
  const [slot, next] = await find(search);
  const reply = await reserve(1, slot, { address: own });
  expect(reply.status).toBe(201);
  expect(violations('AppointmentReservation', reply.body)).toEqual([]);
  expect(reply.body).toEqual({
    ...reservation(1, slot),
    address: own,
    serviceSpecification: { id: 'ftthl2r', name: 'FTTH' },
    timeslot: slot,
    supplierReference: expect.stringMatching(/^AP_\d{8}$/),
    expiryDateTime: expect.stringMatching(/Z$/),
  });
  const left = Date.parse(String(reply.body?.['expiryDateTime'])) - Date.now();
  expect([left > 7_100_000, left <= 7_200_000]).toEqual([true, true]);
  expect((await find(search))[0]).toEqual(next);
  expect((await reserve(2, slot, { address: own })).status).toBe(422);
  expect((await reserve(3, slot, { address: { id: 'ANOTHER', type: 'UPRN' } })).status).toBe(201);

  at(new Date(Date.now() + 7_201_000).toISOString());
  expect((await reserve(4, slot, { address: own })).status).toBe(201);
});

test.each([
  ['another offset', (slot: Timeslot) => shifted(slot, 0), 201],
  ['another time', (slot: Timeslot) => shifted(slot, 900_000), 422],
  ['the past', () => ({}), 422],
  ['no moment', () => ({ timeslotStartDateTime: 'tomorrow' }), 422],
])('a slot at %s is answered', async (_title, change, status) => {
  const [slot] = await find();
  if (slot === undefined) throw new Error('There is no slot.');
  expect((await reserve(5, change(slot))).status).toBe(status);
});

test('there are slots enough for thousands of reservations, on later and later days', async () => {
  const own = { id: 'BUSY', type: 'UPRN' };
  const first = days(await find({ address: own }))[0] ?? '';
  let count = 0;
  for (let turn = 0; turn < 12; turn += 1) {
    for (const slot of await find({ address: own })) {
      count += 1;
      expect((await reserve(1000 + count, slot, { address: own })).status).toBe(201);
    }
  }
  expect(count).toBeGreaterThan(1000);
  expect((days(await find({ address: own }))[0] ?? '') > first).toBe(true);
});

test('a reservation without a field, or with a wrong one, is refused', async () => {
  const statusOf = async (more: object) => (await reserve(6, undefined, more)).status;
  expect(await statusOf({ timeslot: { timeslotStartDateTime: '2030-01-01T09:00:00Z' } })).toBe(400);
  expect(await statusOf({ id: 'x' })).toBe(400);
  expect(await statusOf({ serviceSpecification: { id: 'x'.repeat(51) } })).toBe(422);
  expect(await statusOf({ purpose: '-' })).toBe(422);
  const unknown = await send(supplier.url, 'POST', '/appointments', reservation(7), { Tenant: undefined });
  expect([unknown.status, unknown.headers.get('x-request-id')]).toEqual([400, soundHeaders['X-Request-ID']]);
});

function shifted(slot: Timeslot, by: number): Partial<Timeslot> {
  const moved = (moment: string) => new Date(Date.parse(moment) + by).toISOString();
  return {
    timeslotStartDateTime: moved(slot.timeslotStartDateTime),
    timeslotEndDateTime: moved(slot.timeslotEndDateTime),
  };
}
