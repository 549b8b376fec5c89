import { describe, expect, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createEthernetOrder,
  createOrder,
  createProblem,
  decideResolution,
  startServiceTest,
} from '../../contract/requirements/index.js';
import { supplierApi } from '../../contract/description.js';
import { acceptedFields } from '../../harness/kci/accepted-fields.js';
import { headerValues } from '../../harness/report/exchange.js';
import { Journal } from '../../harness/session/journal.js';
import type { JsonObject } from '../../harness/json/json.js';
import { referenceOf, resolutionReferenceOf, type Kci } from '../../harness/kci/inbox/inbox.js';
import type { KnownEntity } from '../../harness/kci/inbox/entity.js';
import { Session } from '../../harness/session/session.js';
import { startSupplier, styles, type SupplierOptions } from '../../simulator/index.js';
import { ethernetOrder, fullProblem, order, smallProblem } from '../simulator/requests.js';
import { notes, violations } from './kcis.js';
import { settingsFor } from './sessions.js';

/** A run against a reference supplier that sends its KCIs here. */
async function conversing(options: SupplierOptions) {
  const listen = `127.0.0.1:${await freePort()}`;
  const supplier = await startSupplier({ kciUrl: `http://${listen}`, kciToken: 'kci-token', ...options });
  const kcis = { listen, publicUrl: `http://${listen}`, timeoutMs: 5000, token: 'kci-token' };
  const session = await Session.open(settingsFor(supplier.url, {}, { kcis }));
  const send = (operation: string, body: JsonObject, id?: string) =>
    session.send({ operation, body, ...(id !== undefined && { pathParameters: { id } }) }, new Journal());
  const stimulate = (stimulus: string, id: number) =>
    fetch(`${supplier.url}/_test/${stimulus}/${id}`, { method: 'POST' });
  const kci = async (id: number, where: (kci: Kci) => boolean, after = 0) => {
    const found = await session.inbox?.next({ id }, 5000, { where, after });
    expect(found, `a KCI about ${id}`).toBeDefined();
    return found as Kci;
  };
  const remarks = (entity: KnownEntity) => session.conversations.about(entity).flatMap(({ remarks: of }) => of);
  return {
    session,
    send,
    stimulate,
    kci,
    remarks,
    [Symbol.asyncDispose]: async () => {
      await session.close();
      await supplier.close();
    },
  };
}

const reason =
  (code: string) =>
  ({ body }: Kci) =>
    body['reasonCode'] === code;
const status =
  (key: string, value: string) =>
  ({ body }: Kci) =>
    (body[key] as JsonObject)['status'] === value;
const problem = { kind: 'service-problem', id: 101 } as const;

describe('the KCIs of the reference supplier conform', () => {
  /** A problem from its creation to its end, with all that can happen to it between. */
  async function wholeProblem(options: SupplierOptions) {
    await using run = await conversing(options);
    const { send, stimulate, kci } = run;
    const { id } = problem;
    expect((await send(createProblem, fullProblem(id) as JsonObject)).accepted).toBe(true);
    await kci(id, status('serviceProblem', 'ACKNOWLEDGED'));
    const reference = referenceOf(await kci(id, () => true)) ?? '';
    await send(amendProblem, { id: 102, serviceProblemId: id, notes: 'Amended', hazards: 'A dog' });
    await kci(id, reason('AMENDED'));
    for (const [stimulus, code] of [
      ['hold', 'DELAY'],
      ['resume', 'RESUMED'],
      ['request-information', 'INFORMATION_REQUIRED'],
    ] as const) {
      expect((await stimulate(stimulus, id)).status).toBe(200);
      await kci(id, reason(code));
    }
    for (const [decision, state] of [
      ['REJECTED', 'IN_PROGRESS'],
      ['ACCEPTED', 'COMPLETED'],
    ] as const) {
      const after = run.session.inbox?.arrivals ?? 0;
      expect((await stimulate('resolve', id)).status).toBe(200);
      const resolved = await kci(id, status('serviceProblem', 'RESOLVED'), after);
      const resolution = resolutionReferenceOf(resolved) ?? '';
      expect((await send(decideResolution, { status: decision }, resolution)).status).toBe(200);
      await kci(id, status('serviceProblem', state), after + 1);
    }
    const other = { ...smallProblem(103) } as JsonObject;
    await send(createProblem, other);
    const acknowledged = await kci(103, () => true);
    const ownReference = (acknowledged.body['serviceProblem'] as JsonObject)['supplierReference'] ?? reference;
    await send(cancelProblem, {
      id: 104,
      serviceProblemId: 103,
      supplierServiceProblemReference: ownReference,
      reasonCode: 'OTHER',
    });
    await kci(103, status('serviceProblem', 'CANCELLED'));
    return {
      remarks: [...run.remarks(problem), ...run.remarks({ ...problem, id: 103 })],
      kcis: run.session.inbox?.arrivals ?? 0,
    };
  }

  test('about problems, from the acknowledgement to the end', async () => {
    const { remarks, kcis } = await wholeProblem({ mode: 'async' });
    expect(violations(remarks)).toEqual([]);
    expect(kcis).toBeGreaterThanOrEqual(11);
    // Nothing is noted but what the documents leave open.
    for (const note of notes(remarks))
      expect(note).toMatch(/inferred|reported as changed|repeats the final|do not describe|tenant-side|not explained/);
  });

  const conversational = ['repeated-kcis', 'commits-later', 'kci-before-answer'] as const;
  test.each(conversational)('in the style %s', async (style) => {
    expect(styles.map(({ name }) => name)).toContain(style);
    const { remarks } = await wholeProblem({ mode: 'async', styles: [style] });
    expect(violations(remarks)).toEqual([]);
  });

  test('about orders and tests', async () => {
    await using run = await conversing({ mode: 'async', styles: ['orders-commit-later'] });
    const { send, stimulate, kci, remarks } = run;
    const about = { kind: 'service-order', id: 201 } as const;
    expect((await send(createOrder, order(201) as JsonObject)).status).toBe(202);
    await kci(201, reason('COMMITTED'));
    expect(
      (await send(amendOrder, { id: 202, orderId: 201, serviceCharacteristics: [{ name: 'ENNI_ID', value: '2' }] }))
        .status,
    ).toBe(202);
    await kci(201, reason('AMENDED'));
    for (const [stimulus, code] of [
      ['delay-order', 'DELAY'],
      ['resume-order', 'RESUMED'],
      ['complete-order', 'COMPLETED'],
    ] as const) {
      expect((await stimulate(stimulus, 201)).status).toBe(200);
      await kci(201, reason(code));
    }
    await send(createOrder, order(203) as JsonObject);
    await kci(203, reason('COMMITTED'));
    expect((await send(cancelOrder, { id: 204, orderId: 203, reasonCode: 'OTHER' })).status).toBe(202);
    await kci(203, reason('CANCELLED'));
    expect((await send(createEthernetOrder, ethernetOrder(205) as JsonObject)).accepted).toBe(true);
    await kci(205, () => true);
    const tested = {
      id: 206,
      serviceId: 'SI2345432345345',
      serviceSpecification: { id: 'ftthl2r' },
      problemType: 'STABILITY',
    };
    expect((await send(startServiceTest, tested)).status).toBe(201);
    await kci(206, () => true);
    for (const entity of [
      about,
      { ...about, id: 203 },
      { ...about, id: 205 },
      { kind: 'service-test', id: 206 } as const,
    ]) {
      expect(violations(remarks(entity)), `${entity.kind} ${entity.id}`).toEqual([]);
      expect(run.session.conversations.about(entity).length).toBeGreaterThan(0);
    }
    expect(notes(run.remarks(about)).filter((note) => /no request about|not sent in this run/.test(note))).toEqual([]);
  });
});

test('a KCI about what was refused fails the supplier, one about what is not ours does not', async () => {
  await using run = await conversing({ mode: 'async' });
  const refused = { ...smallProblem(301), serviceId: 'SI0000000000000' } as JsonObject;
  expect((await run.send(createProblem, refused)).status).toBe(422);
  const deliver = (id: number) =>
    fetch(`${run.session.inbox?.url}/kcis`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer kci-token', 'X-Request-ID': 'r' },
      body: JSON.stringify({
        id: `5251cf7d-7971-42e4-a5be-c24ed58a7a${id % 100}`,
        sequenceNumber: 1,
        issuedOn: '2024-04-10T09:00:00Z',
        reasonCode: 'ACKNOWLEDGED',
        serviceProblem: { ...refused, id, status: 'ACKNOWLEDGED' },
      }),
    });
  expect((await deliver(301)).status).toBe(204);
  expect((await deliver(399)).status).toBe(204);
  expect(violations(run.remarks({ ...problem, id: 301 }))).toEqual(['KCI-ACCEPTED-ONLY /serviceProblem']);
  const foreign = run.remarks({ ...problem, id: 399 });
  expect(violations(foreign)).toEqual([]);
  expect(notes(foreign)).toContainEqual(expect.stringMatching(/not sent in this run/));
});

test('what an invalid request has made is not judged by its KCIs, and promises nothing', async () => {
  await using run = await conversing({ mode: 'async', faults: ['small-number-accepted-on-create'] });
  const { conversations } = run.session;
  for (const id of [-1, 0, 401]) {
    expect((await run.send(createProblem, smallProblem(id) as JsonObject)).status).toBe(202);
    await run.kci(id, reason('ACKNOWLEDGED'));
  }
  expect(violations(run.remarks({ ...problem, id: -1 }))).toContain('KCI-SCHEMA /serviceProblem/id');
  expect(conversations.everything.map(({ about }) => about)).toEqual(['service-problem 401']);
  expect(conversations.promises.countOf('SP-CREATE-KCI')).toBe(1);
});

test('what is not well-formed JSON promises nothing either', async () => {
  await using run = await conversing({ mode: 'async', faults: ['cut-off-json-accepted-on-create'] });
  const { promises } = run.session.conversations;
  const body = smallProblem(402) as JsonObject;
  const text = JSON.stringify(body).slice(0, -1);
  expect((await run.session.send({ operation: createProblem, body, text }, new Journal())).status).toBe(202);
  expect(promises.countOf('SP-CREATE-KCI')).toBe(0);
  const spaced = JSON.stringify(smallProblem(403), null, 2);
  const sound = { operation: createProblem, body: smallProblem(403) as JsonObject, text: spaced };
  expect((await run.session.send(sound, new Journal())).status).toBe(202);
  expect(promises.countOf('SP-CREATE-KCI')).toBe(1);
});

test('a KCI that shows a field nested deeper than any documented one is judged as any other', async () => {
  await using run = await conversing({ mode: 'async' });
  expect((await run.send(createProblem, smallProblem(402) as JsonObject)).status).toBe(202);
  const { body } = await run.kci(402, reason('ACKNOWLEDGED'));
  const deep = JSON.parse(`${'{"deeper":'.repeat(150)}1${'}'.repeat(150)}`) as JsonObject;
  const again = { ...body, id: crypto.randomUUID(), sequenceNumber: 2, reasonCode: 'UPDATE', deep };
  await fetch(`${run.session.inbox?.url}/kcis`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer kci-token', 'X-Request-ID': 'r' },
    body: JSON.stringify(again),
  });
  expect(violations(run.remarks({ ...problem, id: 402 }))).toEqual([]);
  expect(run.session.conversations.about({ ...problem, id: 402 })).toHaveLength(2);
});

test('a KCI that no number names is known by its conversation, or else can be about anything of its kind', async () => {
  await using run = await conversing({ mode: 'sync' });
  const conversationOf = async (id: number) => {
    const reply = await run.send(createProblem, smallProblem(id) as JsonObject);
    return headerValues(reply.exchange.request.headers, 'x-conversation-id')[0] ?? '';
  };
  const [ours, others] = [await conversationOf(501), await conversationOf(502)];
  const deliver = (text: string, conversation?: string) =>
    fetch(`${run.session.inbox?.url}/kcis`, {
      method: 'POST',
      headers: { Authorization: 'Bearer kci-token', ...(conversation && { 'X-Conversation-ID': conversation }) },
      body: text,
    });
  await deliver('{}', 'of-nobody');
  const since = run.session.conversations.posts;
  await deliver('{', ours);
  await deliver('{}', others);
  await deliver('{}');
  await deliver(JSON.stringify({ serviceTest: { id: '501', status: 'COMPLETED' } }));
  await deliver(JSON.stringify({ serviceProblem: { id: '502', status: 'HELD' } }));
  await deliver(JSON.stringify({ serviceProblem: { id: '501', status: 'HELD' } }));
  await deliver(JSON.stringify({ serviceProblem: { id: 'first', status: 'HELD' } }));
  const nameless = run.session.conversations.nameless(since, [{ ...problem, id: 501 }]);
  expect(nameless.map(({ post }) => post)).toEqual([2, 4, 7, 8]);
  expect(violations(nameless[0]?.remarks ?? [])).toContain('KCI-WELL-FORMED');
  expect(violations(nameless[1]?.remarks ?? [])).toContain('KCI-ENTITY');
});

describe('which fields of a request are mandatory', () => {
  const schemaOf = (operation: string) => supplierApi.operations.get(operation)?.request?.schema;

  test('is read from its description', () => {
    const { mandatory, documented } = acceptedFields(fullProblem(1) as JsonObject, schemaOf(createProblem));
    expect(mandatory).toEqual(expect.arrayContaining(['/notes', '/primaryContact/name', '/serviceSpecification/id']));
    expect(mandatory).not.toContain('/hazards');
    expect(mandatory).not.toContain('/primaryContact/email');
    expect(documented).toEqual(expect.arrayContaining(['/hazards', '/primaryContact/email', ...mandatory]));
  });

  test('is not known of another kind of order, nor of fields that nothing is known of', () => {
    const cease = { id: 1, tenant: 'TENANT1', serviceId: 'S1', requestedCompletionDate: '2024-04-12' };
    expect(acceptedFields(cease, schemaOf(createOrder))).toEqual({ mandatory: [], documented: [] });
    expect(
      acceptedFields({ ...smallProblem(1), colour: 'red' } as JsonObject, schemaOf(createProblem)).documented,
    ).not.toContain('/colour');
    const provide = acceptedFields({ ...order(1), notes: 'x' } as JsonObject, schemaOf(createOrder));
    expect(provide.mandatory).toContain('/tenant');
    expect(provide.documented).not.toContain('/notes');
    expect(acceptedFields({ id: 1 }, undefined)).toEqual({ mandatory: [], documented: [] });
  });
});
