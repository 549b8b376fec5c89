import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest, Agent } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { entityOf, KciInbox, type KciInboxOptions, type KciPost } from '../../harness/kci/inbox/inbox.js';
import type { JsonObject } from '../../harness/json/json.js';
import { problemKci } from './kcis.js';

const opened: KciInbox[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((inbox) => inbox.close()));
});

async function open(options: Partial<KciInboxOptions> = {}) {
  const posts: KciPost[] = [];
  const inbox = await KciInbox.open({ host: '127.0.0.1', port: 0, onPost: (post) => posts.push(post), ...options });
  opened.push(inbox);
  const send = (body: JsonObject | string, headers: Readonly<Record<string, string>> = {}, path = '/kcis') =>
    fetch(inbox.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { inbox, posts, send };
}

const outcomes = (posts: readonly KciPost[]) => posts.map(({ outcome, status }) => `${outcome} ${status}`);

describe('what reaches the inbox is a fact', () => {
  test('with its headers, but without the secret in them, its time, and what became of it', async () => {
    const { inbox, posts, send } = await open({ token: 'right' });
    await send(problemKci(), { Authorization: 'Bearer right', 'X-Request-ID': 'r1' });
    await send(problemKci(), { Authorization: 'Bearer wrong-secret' });
    await send(problemKci());
    await send('{', { Authorization: 'Bearer right' });
    await send('x'.repeat(1_100_000), { Authorization: 'Bearer right' });
    await send(problemKci(), { Authorization: 'Bearer right' }, '/kci');
    expect(outcomes(posts)).toEqual([
      'taken 204',
      'unauthenticated 401',
      'unauthenticated 401',
      'malformed 400',
      'too-large 400',
      'elsewhere 404',
    ]);
    expect(posts.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(posts[0]).toMatchObject({ reason: '', target: 'POST /kcis', kci: { arrival: 1 } });
    expect(posts[0]?.headers).toContainEqual(['X-Request-ID', 'r1']);
    for (const { startedAt, arrivedAt } of posts) expect(startedAt <= arrivedAt).toBe(true);
    for (const { reason } of posts.slice(1)) expect(reason).toMatch(/\.$/);
    expect(JSON.stringify(posts.map(({ headers }) => headers))).not.toMatch(/right|wrong-secret/);
    expect(inbox.arrivals).toBe(1);
    expect(inbox.irregular.map(({ number }) => number)).toEqual([2, 3, 4, 5, 6]);
    expect(inbox.counts).toMatchObject({ taken: 1, unauthenticated: 2, malformed: 1, 'too-large': 1, elsewhere: 1 });
  });

  test('also below the path of the real server', async () => {
    const { inbox, send } = await open();
    expect((await send(problemKci(), {}, '/v1/kcis')).status).toBe(204);
    expect((await send(problemKci(), {}, '/kcis/')).status).toBe(404);
    expect((await fetch(`${inbox.url}/kcis`)).status).toBe(404);
    expect(inbox.arrivals).toBe(1);
  });

  test('also when it is deep, no UTF-8, or no HTTP', async () => {
    const { inbox, posts, send } = await open();
    expect((await send('['.repeat(500_000))).status).toBe(400);
    expect((await send(`{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`)).status).toBe(204);
    const latin1 = await fetch(`${inbox.url}/kcis`, { method: 'POST', body: Buffer.from('{"x":"é"}', 'latin1') });
    expect(latin1.status).toBe(400);
    const socket = connect(Number(new URL(inbox.url).port), '127.0.0.1');
    socket.write('\u0016\u0003\u0001 hello\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 400/);
    socket.destroy();
    expect(posts.map(({ outcome, reason }) => `${outcome}: ${reason}`)).toEqual([
      'malformed: The body is not JSON.',
      'taken: ',
      'malformed: The body is not UTF-8.',
      'not-http: The bytes are not an HTTP request.',
    ]);
  });

  test('also when its sender breaks off, or is too slow', async () => {
    const { inbox, posts, send } = await open({ slowestMs: 100 });
    const port = Number(new URL(inbox.url).port);
    const head = 'POST /kcis HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"id"';
    const broken = connect(port, '127.0.0.1', () => broken.write(head, () => broken.destroy()));
    const slow = connect(port, '127.0.0.1', () => slow.write(head));
    const silent = connect(port, '127.0.0.1', () => silent.write('POST /kcis HT'));
    for (const socket of [broken, slow, silent]) socket.on('error', () => undefined).resume();
    await Promise.all([once(slow, 'close'), once(silent, 'close')]);
    expect((await send(problemKci())).status).toBe(204);
    expect(outcomes(posts).toSorted()).toEqual(['cut-off 0', 'cut-off 0', 'cut-off 408', 'taken 204']);
    expect(inbox.arrivals).toBe(1);
  });
});

describe('the same KCI sent again', () => {
  test('is answered like the first, and not taken twice', async () => {
    const { inbox, posts, send } = await open();
    const kci = problemKci();
    const waiting = inbox.next({ id: 23467 }, 10_000, { after: 1 });
    expect((await send(kci)).status).toBe(204);
    expect((await send(JSON.stringify(Object.fromEntries(Object.entries(kci).toReversed()), null, 2))).status).toBe(
      204,
    );
    expect(inbox.about({ id: 23467 })).toHaveLength(1);
    const other = { ...kci, text: 'Other content' };
    expect((await send(other)).status).toBe(204);
    expect((await waiting)?.body).toEqual(other);
    expect(outcomes(posts)).toEqual(['taken 204', 'duplicate 204', 'taken 204']);
  });

  test('is taken after it was refused', async () => {
    const { inbox, posts, send } = await open({
      token: 'right',
      validate: (body) => (body['text'] === undefined ? ['There is no text.', 'And nothing else.'] : []),
    });
    const kci = problemKci({ text: 'x' });
    await send(kci);
    await send(kci, { Authorization: 'Bearer right' });
    const invalid = problemKci();
    const answer = await send(invalid, { Authorization: 'Bearer right' });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      code: 'INVALID_REQUEST',
      messages: ['There is no text.', 'And nothing else.'],
    });
    expect((await send(invalid, { Authorization: 'Bearer right' })).status).toBe(422);
    expect(outcomes(posts)).toEqual(['unauthenticated 401', 'taken 204', 'invalid 422', 'invalid 422']);
    // What is invalid did arrive: a test that waits for it must judge it, not miss it.
    expect(inbox.about({ id: 23467 })).toHaveLength(3);
  });

  test.each([500, 503] as const)('is known as such after a %i on purpose', async (status) => {
    const { inbox, posts, send } = await open();
    const deferral = inbox.deferOnce({ id: 23467, entityKind: 'service-problem' }, status);
    const other = problemKci({}, { id: 5 });
    const kci = problemKci();
    expect((await send(other)).status).toBe(204);
    expect(deferral.post).toBeUndefined();
    expect((await send(kci)).status).toBe(status);
    expect(deferral.post?.body).toEqual(kci);
    expect(deferral.again).toBeUndefined();
    expect(inbox.about({ id: 23467 })).toEqual([]);
    expect((await send(problemKci({ sequenceNumber: 2 }))).status).toBe(204);
    expect(deferral.again).toBeUndefined();
    expect((await send(kci)).status).toBe(204);
    expect(deferral.again?.kci?.arrival).toBe(3);
    expect(outcomes(posts)).toEqual(['taken 204', `put-off ${status}`, 'taken 204', 'taken 204']);
  });
});

test('a KCI that comes after its time is late, once', async () => {
  const { inbox, posts, send } = await open();
  const where = ({ body }: { readonly body: JsonObject }) => body['reasonCode'] === 'DELAY';
  expect(await inbox.next({ id: 23467 }, 1, { where })).toBeUndefined();
  await send(problemKci());
  await send(problemKci({ reasonCode: 'DELAY' }));
  await send(problemKci({ reasonCode: 'DELAY' }));
  expect(posts.map(({ late }) => late)).toEqual([false, true, false]);
  expect(inbox.irregular.map(({ number }) => number)).toEqual([2]);
  expect(inbox.about({ id: 23467 })).toHaveLength(3);
});

test('KCIs about an order and a problem with one id are kept apart where a kind is asked for', async () => {
  const { inbox, send } = await open();
  await send(problemKci({}, { id: 7 }));
  await send({ ...problemKci(), serviceProblem: undefined, provideServiceOrder: { id: 7, status: 'HELD' } } as never);
  const statuses = (kind?: 'service-order' | 'service-problem') =>
    inbox.about({ id: 7, ...(kind && { entityKind: kind }) }).map(({ arrival }) => arrival);
  expect(statuses()).toEqual([1, 2]);
  expect(statuses('service-problem')).toEqual([1]);
  expect(statuses('service-order')).toEqual([2]);
});

test('the token endpoint issues tokens for the client credentials, and only for them', async () => {
  const { inbox, send } = await open({
    token: 'fixed',
    client: { id: 'supplier', secret: 's:e cret' },
    tokenLifetimeSeconds: 60,
  });
  const ask = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${inbox.url}/auth/supplier/access-token`, { method: 'POST', body: new URLSearchParams(form), headers });
  const grant_type = 'client_credentials';
  const basic = (text: string) => ({ Authorization: `Basic ${Buffer.from(text).toString('base64')}` });
  const granted = [
    await ask({ grant_type, client_id: 'supplier', client_secret: 's:e cret', scope: 'a b' }),
    await ask({ grant_type }, basic('supplier:s:e cret')),
    await ask({ grant_type }, basic('supplier:s%3Ae+cret')),
  ];
  for (const answer of granted) {
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const body = (await answer.json()) as { access_token: string };
    expect(body).toEqual({ access_token: expect.any(String) as string, expires_in: 60, token_type: 'Bearer' });
    expect((await send(problemKci(), { Authorization: `bearer ${body.access_token}` })).status).toBe(204);
  }
  expect(inbox.tokensIssued).toBe(3);
  const refused: readonly (readonly [Record<string, string>, Record<string, string>, string])[] = [
    [{ grant_type }, {}, 'invalid_client'],
    [{ grant_type, client_id: 'supplier', client_secret: 'other' }, {}, 'invalid_client'],
    [{ grant_type, client_id: 'other', client_secret: 's:e cret' }, {}, 'invalid_client'],
    [{ grant_type }, basic('supplier:other'), 'invalid_client'],
    [{ grant_type }, { Authorization: 'Bearer x' }, 'invalid_client'],
    [{ grant_type: 'password' }, basic('supplier:s:e cret'), 'unsupported_grant_type'],
    [{}, basic('supplier:s:e cret'), 'invalid_request'],
    [{ grant_type }, { 'Content-Type': 'application/json', ...basic('supplier:s:e cret') }, 'invalid_request'],
  ];
  for (const [form, headers, error] of refused) {
    const answer = await ask(form, headers);
    expect([answer.status, await answer.json()]).toEqual([400, { error }]);
  }
  expect((await send(problemKci(), { Authorization: 'Bearer fixed' })).status).toBe(204);
  expect((await send(problemKci(), { Authorization: 'Bearer other' })).status).toBe(401);
});

test('an issued token expires', async () => {
  const { inbox, posts, send } = await open({ client: { id: 'a', secret: 'b' }, tokenLifetimeSeconds: 0 });
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' });
  const answer = await fetch(`${inbox.url}/v1/auth/supplier/access-token`, { method: 'POST', body: form });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  expect((await send(problemKci(), { Authorization: `Bearer ${token}` })).status).toBe(401);
  expect(posts[0]?.reason).toBe('The access token has expired.');
});

describe('a flood', () => {
  const count = 10_000;

  /** Sends at full speed over a number of connections, and returns how many were answered 204. */
  async function flood(url: string, bodies: (index: number) => string, posts = count): Promise<number> {
    const agent = new Agent({ keepAlive: true, maxSockets: 64 });
    let taken = 0;
    const one = (index: number) =>
      new Promise<void>((resolve, reject) => {
        const headers = { 'Content-Type': 'application/json' };
        const sending = httpRequest(`${url}/kcis`, { method: 'POST', agent, headers }, (answer) => {
          if (answer.statusCode === 204) taken += 1;
          answer.resume().once('end', resolve);
        });
        sending.once('error', reject).end(bodies(index));
      });
    let next = 0;
    const worker = async () => {
      while (next < posts) await one(next++);
    };
    await Promise.all(Array.from({ length: 64 }, worker));
    agent.destroy();
    return taken;
  }

  test('of 10,000 KCIs is taken whole, and each is found by the one who waits for it', async () => {
    const { inbox } = await open({ onPost: () => undefined });
    const waited = [5000, 10_001, 14_999, 10_500];
    const waiting = waited.map((id) => inbox.next({ id }, 60_000));
    const taken = await flood(inbox.url, (index) => JSON.stringify(problemKci({}, { id: 5000 + index })));
    expect(taken).toBe(count);
    expect(inbox.arrivals).toBe(count);
    expect(inbox.counts.taken).toBe(count);
    const found = await Promise.all(waiting);
    expect(found.map((kci) => kci && entityOf(kci)?.['id'])).toEqual(waited);
    for (let index = 0; index < count; index += 97) expect(inbox.about({ id: 5000 + index })).toHaveLength(1);
  });

  test('leaves memory flat, and of the oldest KCIs what names them', async () => {
    const limits = { bodyBytes: 1024 * 1024, kcis: 5000 };
    const { inbox } = await open({ onPost: () => undefined, limits });
    const notes = 'x'.repeat(2000);
    const taken = await flood(inbox.url, (index) => JSON.stringify(problemKci({}, { id: 1 + index, notes })));
    expect(taken).toBe(count);
    expect(inbox.arrivals).toBe(count);
    let bytes = 0;
    let left = 0;
    for (let id = 1; id <= count; id += 1)
      for (const { body } of inbox.about({ id })) {
        bytes += JSON.stringify(body).length;
        left += 1;
        expect(body).toMatchObject({ reasonCode: 'ACKNOWLEDGED', serviceProblem: { id, status: 'ACKNOWLEDGED' } });
      }
    expect(left).toBe(limits.kcis);
    expect(bytes).toBeLessThan(2 * limits.bodyBytes);
  });

  test('of what cannot be taken is counted, and only the latest of it is kept', async () => {
    const { inbox } = await open({ onPost: () => undefined, token: 'right' });
    expect(await flood(inbox.url, () => '{}', 2500)).toBe(0);
    expect(inbox.counts.unauthenticated).toBe(2500);
    expect(inbox.irregular).toHaveLength(1000);
    expect(inbox.irregular.at(-1)?.number).toBe(2500);
  });
});

describe('what comes without a good token', () => {
  const authorised = { Authorization: 'Bearer right' };

  test('is read to 64 KB, and no further', async () => {
    const { posts, send } = await open({ token: 'right' });
    await send(problemKci({ text: 'x'.repeat(60_000) }));
    expect((await send(problemKci({ text: 'x'.repeat(70_000) }))).status).toBe(401);
    expect((await send(problemKci({ text: 'x'.repeat(70_000) }), authorised)).status).toBe(204);
    expect(posts.map(({ from, body }) => [from, body !== undefined])).toEqual([
      ['127.0.0.1', true],
      ['127.0.0.1', false],
      ['127.0.0.1', true],
    ]);
  });

  test('is said to be without one, however it is sent', async () => {
    const { inbox, posts, send } = await open({ token: 'right' });
    await send('not json');
    await send('x'.repeat(1_100_000));
    await send('x', { 'Content-Encoding': 'gzip' });
    const broken = connect(Number(new URL(inbox.url).port), '127.0.0.1');
    broken.on('error', () => undefined);
    broken.write('POST /kcis HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{', () => broken.destroy());
    await expect.poll(() => posts.length).toBe(4);
    expect(new Set(outcomes(posts))).toEqual(new Set(['unauthenticated 401']));
  });

  test.each<[string, { readonly token?: string }]>([
    ['where a token is known', { token: 'right' }],
    ['where none is', {}],
  ])('costs less than 64 MB in 700 connections that hold 1 MB each, %s', async (_, credentials) => {
    const { inbox, send } = await open({ ...credentials, onPost: () => undefined });
    const before = process.memoryUsage().rss;
    const { port } = new URL(inbox.url);
    const sender = spawn(process.execPath, ['-e', sevenHundred, port], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(sender.stdout, 'data');
    let most = 0;
    for (let look = 0; look < 10; look++) {
      await sleep(100);
      most = Math.max(most, process.memoryUsage().rss - before);
    }
    expect((await send(problemKci(), authorised)).status).toBe(204);
    sender.kill();
    await once(sender, 'close');
    expect(most).toBeLessThan(64 * 1024 * 1024);
  });
});

/** Opens 700 connections, sends a megabyte but for its last byte in each, and says so. */
const sevenHundred = `
  const head = 'POST /kcis HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 1000000\\r\\n\\r\\n';
  const body = Buffer.alloc(999_999, 32);
  let sent = 0;
  for (let count = 0; count < 700; count++) {
    const socket = require('node:net').connect(Number(process.argv[1]), '127.0.0.1');
    let counted = false;
    const done = () => { if (!counted && ++sent === 700) console.log('sent'); counted = true; };
    socket.on('error', done).on('close', done).resume();
    socket.write(head);
    socket.write(body, done);
  }
  setInterval(() => undefined, 1000);
`;

describe('a request target', () => {
  test('may be a whole address, as proxies send it', async () => {
    const { inbox, posts } = await open({ token: 'right' });
    const send = (path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const { port } = new URL(inbox.url);
        const headers = { Authorization: 'Bearer right', 'Content-Type': 'application/json' };
        httpRequest({ host: '127.0.0.1', port, method: 'POST', path, headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end(JSON.stringify(problemKci()));
      });
    expect(await send('http://inbox.example/kcis')).toBe(204);
    expect(await send('HTTP://inbox.example:8090/v1/kcis?x=1')).toBe(204);
    expect(await send('http://inbox.example/other')).toBe(404);
    expect(outcomes(posts)).toEqual(['taken 204', 'taken 204', 'elsewhere 404']);
  });

  test('is answered 415 where the body is coded', async () => {
    const { posts } = await open();
    const answer = await fetch(`${opened.at(-1)?.url}/kcis`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
      body: gzipSync(JSON.stringify(problemKci())),
    });
    expect([answer.status, answer.headers.get('accept-encoding')]).toEqual([415, 'identity']);
    expect(await answer.json()).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
    expect(posts.map(({ outcome, reason }) => `${outcome}: ${reason}`)).toEqual([
      'coded: The body is coded (Content-Encoding), and is not read.',
    ]);
  });
});
