import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import { createProblem, decideResolution } from '../../contract/requirements/index.js';
import { headerValues } from '../../harness/report/exchange.js';
import { Journal } from '../../harness/session/journal.js';
import { pauseAfter } from '../../harness/wire/retry-after.js';
import { Session } from '../../harness/session/session.js';
import { Inconclusive, Interrupted, NotRun } from '../../harness/report/signals.js';
import { answer, hostileListener } from './hostile-listener.js';
import { openSession, scriptedSupplier, settingsFor } from './sessions.js';

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

describe('a request with its token in the query string', () => {
  test('has it nowhere else, and is recorded without it', async () => {
    await using supplier = await scriptedSupplier((_, __, path) => ({ status: 422, body: { messages: [path] } }));
    const auth = { type: 'bearer', token: `canary+/~'=` } as const;
    await using opened = await openSession(supplier.url, { secrets: [auth.token] }, { auth });
    const journal = new Journal();
    await opened.session.send({ ...problem, tokenInQuery: 'access_token' }, journal);
    const { search } = new URL(supplier.requests[0]?.path ?? '', supplier.url);
    expect(new URLSearchParams(search).get('access_token')).toBe(auth.token);
    const recorded = readFileSync(opened.session.settings.exchangesFile, 'utf8');
    expect(recorded).not.toContain('canary');
    expect(recorded).not.toMatch(/authorization/i);
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

  test('is not waited for when it asks for more time than there is', async () => {
    await using supplier = await scriptedSupplier(() => ({ status: 429, headers: { 'Retry-After': '3600' } }));
    await using opened = await openSession(supplier.url);
    await expect(opened.session.send(problem, new Journal())).rejects.toThrow('asks to come back only after 3600 s');
    expect(supplier.requests).toHaveLength(1);
  });

  test.each([
    ['999999999999', /with Retry-After "999999999999": no client can wait that long/],
    ['9'.repeat(400), /no client can wait that long/],
    ['Fri, 31 Dec 9999 23:59:59 GMT', /no client can wait that long/],
    ['tomorrow', /4 times in a row, with Retry-After "tomorrow", which is neither seconds nor a date/],
    ['-5', /with Retry-After "-5", which is neither seconds nor a date/],
  ])('is not said to need slower requests when it wants an absurd wait: %s', async (retryAfter, sentence) => {
    await using supplier = await scriptedSupplier(() => ({ status: 429, headers: { 'Retry-After': retryAfter } }));
    await using opened = await openSession(supplier.url);
    const refused = await opened.session.send(problem, new Journal()).catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({ because: 'absurd-wait', message: expect.stringMatching(sentence) as string });
  });

  test('has its rate named when it asks for a wait that makes sense', async () => {
    await using supplier = await scriptedSupplier(() => ({ status: 429, headers: { 'Retry-After': '60' } }));
    await using opened = await openSession(supplier.url);
    await expect(opened.session.send(problem, new Journal())).rejects.toMatchObject({ because: 'rate' });
  });

  test('is given up after eight requests in a row', async () => {
    await using supplier = await scriptedSupplier(() => ({ status: 429, headers: { 'Retry-After': '3600' } }));
    await using opened = await openSession(supplier.url);
    for (let count = 0; count < 7; count++)
      await expect(opened.session.send(problem, new Journal())).rejects.toThrow(Inconclusive);
    for (let count = 0; count < 3; count++)
      await expect(opened.session.send(problem, new Journal())).rejects.toThrow(NotRun);
    expect(supplier.requests).toHaveLength(8);
  });

  test.each([
    ['3', 3000],
    ['Wed, 25 Nov 2026 07:00:02 GMT', 2000],
    ['Wed, 25 Nov 2026 06:59:00 GMT', 0],
    ['soon', 250],
    ['-1', 250],
  ])('asks by Retry-After: %s for %i ms, by its own clock', (retryAfter, ms) => {
    const headers = [
      ['Date', 'Wed, 25 Nov 2026 07:00:00 GMT'],
      ['Retry-After', retryAfter],
    ] as const;
    expect(pauseAfter({ status: 503, headers, text: '', bytes: 0 }, 0).ms).toBe(ms);
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

describe('a supplier that breaks connections', () => {
  test('on one operation only is alive: the request has no answer, also when it is repeated', async () => {
    await using listener = await hostileListener((socket, _, data) =>
      data.includes('POST /service-problems ') ? socket.resetAndDestroy() : socket.end(answer(404)),
    );
    await using opened = await openSession(listener.url);
    const journal = new Journal();
    const reply = await opened.session.send(problem, journal);
    expect(reply.exchange.failure?.kind).toBe('reset');
    expect(journal.exchanges).toHaveLength(4);
  });

  test('on every request is down: no more is asked of it', async () => {
    await using listener = await hostileListener((socket) => void socket.destroy());
    await using opened = await openSession(listener.url);
    await expect(opened.session.send(problem, new Journal())).rejects.toThrow(
      /^The supplier gives no usable answer to anything: /,
    );
    const before = listener.requests();
    await expect(opened.session.send(problem, new Journal())).rejects.toThrow(NotRun);
    expect(listener.requests()).toBe(before);
  });

  test('once is asked again, and its success counts', async () => {
    await using listener = await hostileListener((socket, count) =>
      count === 1 ? socket.resetAndDestroy() : socket.end(answer(201, '{}')),
    );
    await using opened = await openSession(listener.url);
    const journal = new Journal();
    expect((await opened.session.send(problem, journal)).status).toBe(201);
    expect(journal.notes).toEqual([expect.stringMatching(/^Sent again, since the connection broke/) as string]);
  });

  test('once, and refuses the repeat, has said nothing: it may know the request already', async () => {
    await using listener = await hostileListener((socket, count) =>
      count === 1 ? socket.resetAndDestroy() : socket.end(answer(422, '{}')),
    );
    await using opened = await openSession(listener.url);
    await expect(opened.session.send(problem, new Journal())).rejects.toThrow(Interrupted);
  });

  test('since it starts again is waited for', async () => {
    const server = createServer((_, response) => response.writeHead(422).end('{}'));
    const port = await freePort();
    await using opened = await openSession(`http://127.0.0.1:${port}`);
    setTimeout(() => server.listen(port, '127.0.0.1'), 600);
    expect((await opened.session.send(problem, new Journal())).status).toBe(422);
    server.closeAllConnections();
    server.close();
  });
});

describe('a supplier that hangs', () => {
  test('on every request is down after one time-out', async () => {
    await using listener = await hostileListener(() => undefined);
    const { profile, ...rest } = settingsFor(listener.url);
    const session = await Session.open({
      ...rest,
      profile: { ...profile, limits: { ...profile.limits, requestTimeoutMs: 300 } },
    });
    const start = performance.now();
    await expect(session.send(problem, new Journal())).rejects.toThrow(
      'The supplier gives no usable answer to anything: No answer began within 300 ms.',
    );
    expect(performance.now() - start).toBeLessThan(2000);
    await session.close();
  });
});

describe('a budget of requests', () => {
  test('is kept to, but what was created is still removed', async () => {
    await using supplier = await scriptedSupplier(() => 'echo');
    const opened = await openSession(supplier.url, {}, { limits: { maxRequests: 2 } });
    for (const id of [1, 2]) await opened.session.send({ operation: createProblem, body: { id } }, new Journal());
    await expect(opened.session.send(problem, new Journal())).rejects.toThrow('The budget of 2 requests is used up.');
    await opened[Symbol.asyncDispose]();
    expect(supplier.requests.map(({ path }) => path)).toEqual([
      ...Array<string>(2).fill('/service-problems'),
      ...Array<string>(2).fill('/service-problem-cancellations'),
    ]);
    expect(opened.session.ledger.open).toEqual([]);
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
    const found = await Promise.all([opened.session.facts.once('x', find), opened.session.facts.once('x', find)]);
    expect(found).toEqual([1, 1]);
    expect(await opened.session.facts.once('y', find)).toBe(2);
  });
});
