import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { HttpClient } from '../../harness/wire/http-client.js';
import { answer, hostileListener } from './hostile-listener.js';

interface Proxy extends AsyncDisposable {
  readonly url: string;
  readonly asked: string[];
}

/** A proxy that leads everything to one port of this machine, whatever host is asked for. */
async function proxyTo(port: number): Promise<Proxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer();
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push(request.url ?? '');
    sockets.add(socket);
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [socket, onward]) end.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function ask(url: string, environment: Readonly<Record<string, string>> = {}) {
  const http = new HttpClient({ timeoutMs: 2000, connections: 2, environment });
  try {
    return await http.send({ method: 'POST', url, headers: [['X-A', '1']], body: '{}' });
  } finally {
    await http.close();
  }
}

describe('a proxy that the environment names', () => {
  test.each(['HTTP_PROXY', 'http_proxy'])('is used for plain suppliers (%s)', async (name) => {
    await using supplier = await hostileListener((socket) => void socket.end(answer(201, '{}')));
    await using proxy = await proxyTo(Number(new URL(supplier.url).port));
    const { response, failure } = await ask('http://supplier.test:81/a', { [name]: proxy.url });
    expect(failure).toBeUndefined();
    expect(response?.status).toBe(201);
    expect(proxy.asked).toEqual(['supplier.test:81']);
  });

  test('is not used for hosts that NO_PROXY names, nor for this machine', async () => {
    await using supplier = await hostileListener((socket) => void socket.end(answer(201, '{}')));
    await using proxy = await proxyTo(1);
    const environment = { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: 'other.test,.supplier.invalid' };
    expect((await ask('http://cvt.supplier.invalid/', environment)).failure?.kind).toBe('unreachable');
    expect((await ask(supplier.url, environment)).response?.status).toBe(201);
    expect(proxy.asked).toEqual([]);
  });

  test('that is down is reported as down', async () => {
    const { failure } = await ask('http://supplier.test/', { HTTP_PROXY: 'http://127.0.0.1:9' });
    expect(failure).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('ECONNREFUSED') as string });
  });

  test('that refuses is reported as refusing', async () => {
    await using refusing = await hostileListener((socket) => void socket.end(answer(403, 'no')));
    const { failure } = await ask('http://supplier.test/', { HTTP_PROXY: refusing.url });
    expect(failure).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('403') as string });
  });
});

test('a supplier is reached over IPv6', async () => {
  const server = createServer((_, response) => response.end('{}')).listen(0, '::1');
  await once(server, 'listening');
  const { response } = await ask(`http://[::1]:${(server.address() as AddressInfo).port}/base/path`);
  expect(response?.status).toBe(200);
  server.closeAllConnections();
  server.close();
});

describe('a body that is compressed without being asked for', () => {
  const text = '{"status":"ACKNOWLEDGED"}';
  const served = async (body: Buffer, coding: string) => {
    await using supplier = await hostileListener((socket) => {
      socket.write(answer(201, '', { 'Content-Encoding': coding, 'Content-Length': String(body.length) }));
      socket.end(body);
    });
    return await ask(supplier.url);
  };

  test.each([
    ['gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['Deflate', deflateRawSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['identity', Buffer.from(text)],
  ])('is read: %s', async (coding, body) => {
    const { response, failure } = await served(body, coding);
    expect(failure).toBeUndefined();
    expect(response).toMatchObject({ text, bytes: body.length });
  });

  test('never becomes longer than the limit', async () => {
    const { failure } = await served(gzipSync(Buffer.alloc(200 * 1024 * 1024)), 'gzip');
    expect(failure).toMatchObject({ kind: 'too-large', message: expect.stringContaining('decompressed') as string });
  });

  test.each([
    ['gzip', 'undecodable'],
    ['gzip, gzip, gzip, gzip', 'undecodable'],
    ['zstd', 'unsupported'],
    ['__proto__', 'unsupported'],
  ])('and is not what it says (%s) is a failure of its own: %s', async (coding, kind) => {
    expect((await served(Buffer.from(text), coding)).failure?.kind).toBe(kind);
  });
});

describe('a late answer is reported with how far it came', () => {
  test.each<[string, string, RegExp, (socket: Socket) => void]>([
    ['nothing of it', 'first-byte', /^No answer began within 300 ms\.$/, () => undefined],
    [
      'all but the body',
      'body',
      /^The answer 201 began, but its body .* 1 bytes of it had come\.$/,
      (socket) => void socket.write(answer(201, '{', { 'Content-Length': '9' })),
    ],
  ])('%s', async (_, phase, message, treat) => {
    await using supplier = await hostileListener(treat);
    const http = new HttpClient({ timeoutMs: 300, connections: 1, environment: {} });
    const { failure } = await http.send({ method: 'POST', url: supplier.url, headers: [], body: '{}' });
    expect(failure).toMatchObject({ kind: 'timeout', phase, message: expect.stringMatching(message) as string });
    await http.close();
  });

  test('a connection that is never made is distinguished from an answer that never comes', async () => {
    await using supplier = await hostileListener(() => undefined);
    const http = new HttpClient({ timeoutMs: 5000, connectTimeoutMs: 300, connections: 1, environment: {} });
    const url = supplier.url.replace('http:', 'https:');
    const { failure } = await http.send({ method: 'POST', url, headers: [], body: '{}' });
    expect(failure).toMatchObject({ kind: 'unreachable', phase: 'connect', message: 'No connection within 300 ms.' });
    await http.close();
  });
});

test.each([
  [10, undefined],
  [60, 'too-large'],
])('%i interim answers before the answer', async (count, kind) => {
  await using supplier = await hostileListener(
    (socket) => void socket.end('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(count) + answer(201, '{}')),
  );
  const { failure, response } = await ask(supplier.url);
  expect([failure?.kind, response?.status]).toEqual([kind, kind === undefined ? 201 : undefined]);
});

test('an interim 100 without a request for it is our limit, not the supplier’s fault', async () => {
  await using supplier = await hostileListener(
    (socket) => void socket.end(`HTTP/1.1 100 Continue\r\n\r\n${answer(201, '{}')}`),
  );
  expect((await ask(supplier.url)).failure?.kind).toBe('unsupported');
});
