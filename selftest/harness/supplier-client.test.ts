import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createProblem, decideResolution } from '../../contract/requirements/index.js';
import { headerValues } from '../../harness/exchange.js';
import { Journal } from '../../harness/journal.js';
import { Inconclusive, NotRun } from '../../harness/signals.js';
import { answer, hostileListener } from './hostile-listener.js';
import { openSession, scriptedSupplier } from './sessions.js';

const problem = { operation: createProblem, body: { id: 1 } };

describe('a request', () => {
  test('has what a valid one has, but for what is replaced or left out', async () => {
    await using supplier = await scriptedSupplier(() => ({ status: 422 }));
    await using opened = await openSession(supplier.url);
    const journal = new Journal();
    const reply = await opened.session.send(
      { ...problem, headers: { Tenant: null, 'X-Request-ID': 'mine' }, contentType: 'application/json; charset=utf-8' },
      journal,
    );
    const { request } = reply.exchange;
    expect(request).toMatchObject({ method: 'POST', url: `${supplier.url}/service-problems`, body: '{"id":1}' });
    expect(Object.fromEntries(request.headers)).toEqual({
      Authorization: 'Bearer demo-token',
      Accept: 'application/json',
      'Content-Type': 'application/json; charset=utf-8',
      'X-Request-ID': 'mine',
      'X-Conversation-ID': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    expect(journal.exchanges).toEqual([1]);
  });

  test('has ids of its own each time', async () => {
    await using supplier = await scriptedSupplier(() => ({ status: 422 }));
    await using opened = await openSession(supplier.url);
    const journal = new Journal();
    for (let count = 0; count < 3; count++) await opened.session.send(problem, journal);
    const ids = journal.latest.flatMap(({ request }) => [
      ...headerValues(request.headers, 'x-request-id'),
      ...headerValues(request.headers, 'x-conversation-id'),
    ]);
    expect(new Set(ids).size).toBe(6);
  });

  test('carries its path parameter as one segment, whatever it is', async () => {
    await using supplier = await scriptedSupplier(() => ({ status: 422 }));
    await using opened = await openSession(supplier.url);
    const id = '../a/b?c#d é';
    await opened.session.send({ operation: decideResolution, pathParameters: { id }, body: {} }, new Journal());
    expect(supplier.requests[0]?.path).toBe(`/service-problem-resolutions/${encodeURIComponent(id)}`);
  });

  test('is recorded without the real token', async () => {
    await using supplier = await scriptedSupplier(() => ({ status: 422, body: 'you said demo-token' }));
    await using opened = await openSession(supplier.url);
    await opened.session.send(problem, new Journal());
    expect(readFileSync(opened.session.settings.exchangesFile, 'utf8')).not.toContain('demo-token');
  });
});

describe('a supplier that is unavailable for now', () => {
  test.each([429, 503])('is asked again after %i, and the answer after it counts', async (status) => {
    await using supplier = await scriptedSupplier((_, count) =>
      count === 1 ? { status, headers: { 'Retry-After': '0' } } : 'echo',
    );
    await using opened = await openSession(supplier.url);
    const journal = new Journal();
    const reply = await opened.session.send(problem, journal);
    expect(reply.status).toBe(201);
    expect(journal.latest.map(({ response }) => response?.status)).toEqual([status, 201]);
  });

  test('is given the time that it asks for', async () => {
    await using supplier = await scriptedSupplier((_, count) =>
      count === 1 ? { status: 503, headers: { 'Retry-After': '1' } } : 'echo',
    );
    await using opened = await openSession(supplier.url);
    const start = performance.now();
    await opened.session.send(problem, new Journal());
    expect(performance.now() - start).toBeGreaterThan(950);
  });

  test('is inconclusive when it stays so', async () => {
    await using supplier = await scriptedSupplier(() => ({ status: 503, headers: { 'Retry-After': '0' } }));
    await using opened = await openSession(supplier.url);
    const sending = opened.session.send(problem, new Journal());
    await expect(sending).rejects.toThrow(Inconclusive);
    await expect(sending).rejects.toThrow('answered 503 4 times in a row');
    expect(supplier.requests).toHaveLength(4);
  });
});

describe('a supplier that gives no answer', () => {
  test('counts as down after twelve requests in a row, and is then left alone', async () => {
    await using listener = await hostileListener((socket) => void socket.destroy());
    await using opened = await openSession(listener.url);
    for (let count = 0; count < 12; count++) {
      const reply = await opened.session.send(problem, new Journal());
      expect(reply.exchange.failure?.kind).toBe('reset');
    }
    const before = listener.requests();
    await expect(opened.session.send(problem, new Journal())).rejects.toThrow(NotRun);
    expect(listener.requests()).toBe(before);
  });

  test('does not count as down when it answers now and then', async () => {
    await using listener = await hostileListener((socket, count) => {
      if (count % 12 === 0) socket.end(answer(422));
      else socket.destroy();
    });
    await using opened = await openSession(listener.url);
    for (let count = 0; count < 30; count++) await opened.session.send(problem, new Journal());
    expect(listener.requests()).toBe(30);
  });
});

describe('a session', () => {
  test('removes what it created when it ends, newest first, and nothing else', async () => {
    await using supplier = await scriptedSupplier(() => 'echo');
    const opened = await openSession(supplier.url);
    for (const id of [11, 12]) await opened.session.send({ operation: createProblem, body: { id } }, new Journal());
    await opened[Symbol.asyncDispose]();
    const cancelled = supplier.requests.filter(({ path }) => path === '/service-problem-cancellations');
    const quoted = cancelled.map(({ body }) =>
      JSON.stringify([body['serviceProblemId'], body['supplierServiceProblemReference']]),
    );
    expect(new Set(quoted)).toEqual(new Set(['[11,"REF_1"]', '[12,"REF_2"]']));
    expect(quoted).toHaveLength(2);
    expect(opened.session.ledger.open).toEqual([]);
  });

  test('keeps in its ledger what the supplier refuses to remove', async () => {
    await using supplier = await scriptedSupplier((_, __, path) =>
      path === '/service-problems' ? 'echo' : { status: 422, body: 'not now' },
    );
    const opened = await openSession(supplier.url);
    await opened.session.send({ operation: createProblem, body: { id: 11 } }, new Journal());
    await opened[Symbol.asyncDispose]();
    expect(opened.session.ledger.open.map(({ id }) => id)).toEqual([11]);
    expect(readFileSync(opened.session.settings.ledgerFile, 'utf8')).toContain('422 not now');
  });

  test('finds something out once, however many ask', async () => {
    await using supplier = await scriptedSupplier(() => 'echo');
    await using opened = await openSession(supplier.url);
    let count = 0;
    const find = () => Promise.resolve(++count);
    const found = await Promise.all([opened.session.once('x', find), opened.session.once('x', find)]);
    expect(found).toEqual([1, 1]);
    expect(await opened.session.once('y', find)).toBe(2);
  });
});
