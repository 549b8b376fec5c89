import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import { entityOf, KciInbox, resolutionReferenceOf, type Kci } from '../../harness/kci/inbox/inbox.js';
import type { JsonObject } from '../../harness/json/json.js';

let inbox: KciInbox;
let url: string;
beforeAll(async () => {
  const port = await freePort();
  inbox = await KciInbox.open({ host: '127.0.0.1', port, token: 'kci-token' });
  url = `http://127.0.0.1:${port}/kcis`;
});
afterAll(() => inbox.close());

async function deliver(
  body: JsonObject | string,
  {
    token = 'Bearer kci-token',
    to = url,
    type = 'application/json',
  }: { token?: string; to?: string; type?: string } = {},
): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(to, {
    method: 'POST',
    body: text,
    headers: { 'Content-Type': type, ...(token && { Authorization: token }) },
  });
}

const about = (id: number, more: JsonObject = {}): JsonObject => ({
  reasonCode: 'ACKNOWLEDGED',
  serviceProblem: { id, status: 'ACKNOWLEDGED', ...more },
});

describe('the KCI inbox', () => {
  test('answers 204 to a KCI and keeps it', async () => {
    const before = inbox.arrivals;
    const answer = await deliver(about(1));
    expect(answer.status).toBe(204);
    expect(await answer.text()).toBe('');
    expect(inbox.arrivals).toBe(before + 1);
    expect(inbox.about({ id: 1 }).map(({ body }) => body)).toEqual([about(1)]);
  });

  test.each([
    ['no token', ''],
    ['another token', 'Bearer made-up'],
    ['another scheme', 'Basic kci-token'],
  ])('answers 401 to %s, and keeps nothing', async (_, token) => {
    const before = inbox.arrivals;
    const answer = await deliver(about(2), { token });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'NOT_AUTHORISED', uuid: expect.any(String) as string });
    expect(inbox.arrivals).toBe(before);
  });

  test.each([
    ['cut-off JSON', '{"serviceProblem":', 'application/json'],
    ['nothing', '', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['null', 'null', 'application/json'],
    ['a text', '"KCI"', 'application/json'],
    ['XML', '<kci/>', 'application/xml'],
    ['2 MB', JSON.stringify({ x: 'x'.repeat(2_000_000) }), 'application/json'],
  ])('answers 400 to %s, and keeps nothing', async (_, body, type) => {
    const before = inbox.arrivals;
    const answer = await deliver(body, { type });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'MALFORMED_REQUEST' });
    expect(inbox.arrivals).toBe(before);
  });

  test('gives to each who waits the KCI about its own subject, whatever order they come in', async () => {
    const waits = [31, 32, 33].map((id) => inbox.next({ id }, 10_000));
    for (const id of [99, 33, 31, 98, 32]) await deliver(about(id));
    const kcis = await Promise.all(waits);
    expect(kcis.map((kci) => kci && entityOf(kci)?.['id'])).toEqual([31, 32, 33]);
  });

  test('gives a KCI that came before anybody waited', async () => {
    await deliver(about(41));
    expect((await inbox.next({ id: 41 }, 1))?.body).toEqual(about(41));
  });

  test('gives only KCIs after an arrival, and those that a condition holds for', async () => {
    await deliver(about(51));
    const after = inbox.arrivals;
    const waiting = inbox.next({ id: 51 }, 10_000, { after, where: ({ body }) => body['reasonCode'] === 'CANCELLED' });
    await deliver(about(51));
    await deliver({ ...about(51), reasonCode: 'CANCELLED' });
    expect((await waiting)?.arrival).toBe(after + 2);
  });

  test('gives one KCI to all who wait for it', async () => {
    const waits = [inbox.next({ id: 55 }, 10_000), inbox.next({ id: 55 }, 10_000)];
    await deliver(about(55));
    const [first, second] = await Promise.all(waits);
    expect(first).toBeDefined();
    expect(second).toBe(first);
  });

  test('matches by the reference of the supplier where a KCI has no id', async () => {
    const body: JsonObject = { serviceProblem: { supplierReference: 'REF_61', status: 'IN_PROGRESS' } };
    await deliver(body);
    expect(inbox.about({ id: 61, supplierReference: 'REF_61' })).toHaveLength(1);
    expect(inbox.about({ id: 61, supplierReference: 'REF_62' })).toEqual([]);
    expect(inbox.about({ id: 61 })).toEqual([]);
  });

  test('never takes a KCI with another id for ours, though the reference is the same', async () => {
    await deliver(about(71, { supplierReference: 'REF_72' }));
    expect(inbox.about({ id: 72, supplierReference: 'REF_72' })).toEqual([]);
  });

  test('matches what the supplier began itself by its reference alone, whatever id the KCI has', async () => {
    const awaited = inbox.next({ id: undefined, supplierReference: 'REF_73' }, 10_000);
    await deliver({ reasonCode: 'CREATED', ceaseServiceOrder: { id: 73, supplierOrderReference: 'REF_73' } });
    await deliver({ reasonCode: 'CREATED', ceaseServiceOrder: { id: 73, supplierOrderReference: 'REF_74' } });

    expect((await awaited)?.body['reasonCode']).toBe('CREATED');
    expect(inbox.about({ id: undefined, supplierReference: 'REF_73' })).toHaveLength(1);
    expect(inbox.about({ id: 73, supplierReference: 'REF_73' })).toHaveLength(2);
  });

  test('gives nothing after the time-out', async () => {
    expect(await inbox.next({ id: 81 }, 5)).toBeUndefined();
    await deliver(about(81));
    expect(inbox.about({ id: 81 })).toHaveLength(1);
  });

  test('takes any token where none is asked for', async () => {
    const port = await freePort();
    const open = await KciInbox.open({ host: '127.0.0.1', port });
    try {
      const to = `http://127.0.0.1:${port}/kcis`;
      expect((await deliver(about(1), { to, token: '' })).status).toBe(204);
      expect((await deliver(about(1), { to, token: 'Bearer anything' })).status).toBe(204);
    } finally {
      await open.close();
    }
  });

  test('says so when its port is taken', async () => {
    await expect(KciInbox.open({ host: '127.0.0.1', port: Number(new URL(url).port) })).rejects.toThrow(/EADDRINUSE/);
  });
});

describe('what a KCI is about', () => {
  const kci = (body: JsonObject): Kci => ({ arrival: 1, arrivedAt: '', body });

  test.each<[string, JsonObject, unknown]>([
    ['its service problem', about(1), { id: 1, status: 'ACKNOWLEDGED' }],
    ['the object with id and status', { other: {}, thing: { id: 2, status: 'X' } }, { id: 2, status: 'X' }],
    ['nothing', { reasonCode: 'X', thing: { id: 2 } }, undefined],
  ])('is %s', (_, body, entity) => expect(entityOf(kci(body))).toEqual(entity));

  test('has its resolution at any depth', () => {
    const resolution = { supplierReference: 'RES_1', resolutionDetails: { resolutionCode: 'X' } };
    expect(resolutionReferenceOf(kci({ serviceProblemResolution: resolution }))).toBe('RES_1');
    expect(resolutionReferenceOf(kci({ serviceProblem: { resolution } }))).toBe('RES_1');
    expect(resolutionReferenceOf(kci(about(1, { supplierReference: 'REF_1' })))).toBeUndefined();
  });
});
