// cspell:ignore appl
import type { Socket } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import type { TransportFailure } from '../../harness/report/exchange.js';
import { maxBodyBytes } from '../../harness/wire/answer-collector.js';
import { HttpClient, type HttpOutcome } from '../../harness/wire/http-client.js';
import { answer, hostileListener } from './hostile-listener.js';

const timeoutMs = 400;
const client = new HttpClient({ timeoutMs, connections: 4 });
afterAll(() => client.close());

async function outcomeOf(
  treat: (socket: Socket) => void,
  patient?: HttpClient,
): Promise<{ outcome: HttpOutcome; requests: number; ms: number }> {
  await using listener = await hostileListener(treat);
  const start = performance.now();
  const url = `${listener.url}/service-problems`;
  const outcome = await (patient ?? client).send({
    method: 'POST',
    url,
    headers: [['Content-Type', 'application/json']],
    body: '{}',
  });
  return { outcome, requests: listener.requests(), ms: performance.now() - start };
}

/** Sends pieces for as long as anybody listens. */
function forEver(socket: Socket, piece: string | Buffer, everyMs: number): void {
  const timer = setInterval(() => socket.write(piece), everyMs);
  socket.on('close', () => clearInterval(timer));
}

/** Sends a text a byte at a time. */
function drip(socket: Socket, text: string, everyMs: number): void {
  let sent = 0;
  const timer = setInterval(() => socket.write(text[sent++] ?? ''), everyMs);
  socket.on('close', () => clearInterval(timer));
}

function flood(socket: Socket): void {
  const piece = Buffer.alloc(256 * 1024, 'x');
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  more();
}

describe('a supplier that breaks HTTP gives a transport failure within the time-out', () => {
  test.each<[string, TransportFailure['kind'], (socket: Socket) => void]>([
    ['never answers', 'timeout', () => undefined],
    [
      'sends its headers a byte at a time',
      'timeout',
      (socket) => drip(socket, answer(201, '{}', { 'X-Long': 'x'.repeat(1000) }), 20),
    ],
    [
      'sends its body a byte at a time',
      'timeout',
      (socket) => {
        socket.write(answer(201, '', { 'Content-Length': '100000' }));
        forEver(socket, 'x', 20);
      },
    ],
    [
      'stops in the middle of its body',
      'timeout',
      (socket) => void socket.write(answer(201, '{"a":', { 'Content-Length': '100' })),
    ],
    ['resets the connection before an answer', 'reset', (socket) => void socket.resetAndDestroy()],
    ['closes the connection before an answer', 'reset', (socket) => void socket.end()],
    [
      'closes the connection in its headers',
      'reset',
      (socket) => void socket.end('HTTP/1.1 201 Created\r\nContent-Type: appl'),
    ],
    [
      'closes the connection in its body',
      'truncated',
      (socket) => void socket.end(answer(201, '{"a":', { 'Content-Length': '100' })),
    ],
    [
      'closes the connection in a chunk',
      'truncated',
      (socket) => void socket.end('HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{"a":'),
    ],
    [
      'announces a longer body than the cap and floods',
      'too-large',
      (socket) => {
        socket.write(answer(201, '', { 'Content-Length': String(maxBodyBytes * 10) }));
        flood(socket);
      },
    ],
    [
      'sends a body without end',
      'too-large',
      (socket) => {
        socket.write('HTTP/1.1 201 Created\r\nConnection: close\r\n\r\n');
        flood(socket);
      },
    ],
    ['sends garbage', 'not-http', (socket) => void socket.end(Buffer.from([0, 255, 13, 10, 7, 200, 10, 13, 10]))],
    ['speaks another protocol', 'not-http', (socket) => void socket.end('SSH-2.0-OpenSSH_9.6\r\n')],
    [
      'sends a bad chunk',
      'not-http',
      (socket) => void socket.end('HTTP/1.1 201 X\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'),
    ],
    [
      'sends a bad Content-Length',
      'not-http',
      (socket) => void socket.end(answer(201, '{}', { 'Content-Length': 'two' })),
    ],
    [
      'sends headers without end',
      'too-large',
      (socket) => void socket.end(answer(201, '{}', { 'X-Long': 'x'.repeat(200_000) })),
    ],
  ])('%s: %s', async (_, kind, treat) => {
    const { outcome, ms } = await outcomeOf(treat);
    expect(outcome.response).toBeUndefined();
    expect(outcome.failure).toMatchObject({ kind, message: expect.stringMatching(/\S.*\.$/) as string });
    expect(ms).toBeLessThan(timeoutMs + 1500);
  });

  test('cannot be reached: unreachable', async () => {
    const { url } = await hostileListener(() => undefined).then(async (listener) => {
      await listener[Symbol.asyncDispose]();
      return listener;
    });
    for (const dead of [url, 'http://no-such-host.invalid'])
      expect((await client.send({ method: 'POST', url: dead, headers: [] })).failure?.kind).toBe('unreachable');
  });

  test('has an address that cannot be sent to: unsendable', async () => {
    expect((await client.send({ method: 'POST', url: 'no address', headers: [] })).failure?.kind).toBe('unsendable');
  });
});

describe('a complete answer', () => {
  test('is given as it came: status, headers in order and letter case, body', async () => {
    const raw = 'HTTP/1.1 201 Created\r\nX-B: 1\r\nx-a: 2\r\nX-B: 3\r\nContent-Length: 5\r\n\r\n"\u{e9}" ';
    const { outcome } = await outcomeOf((socket) => void socket.end(raw));
    expect(outcome.response).toEqual({
      status: 201,
      headers: [
        ['X-B', '1'],
        ['x-a', '2'],
        ['X-B', '3'],
        ['Content-Length', '5'],
      ],
      text: '"\u{e9}" ',
      bytes: 5,
    });
  });

  test('has no text when its bytes are not UTF-8', async () => {
    const { outcome } = await outcomeOf((socket) => {
      socket.write('HTTP/1.1 201 Created\r\nContent-Length: 4\r\n\r\n');
      socket.end(Buffer.from([0x22, 0xff, 0xfe, 0x22]));
    });
    expect(outcome.response).toMatchObject({ status: 201, text: undefined, bytes: 4 });
  });

  test('keeps a byte order mark, so that it is seen', async () => {
    const { outcome } = await outcomeOf((socket) => void socket.end(answer(201, '\uFEFF{}')));
    expect(outcome.response?.text).toBe('\uFEFF{}');
  });

  test('may be as long as the cap', async () => {
    const patient = new HttpClient({ timeoutMs: 30_000, connections: 1 });
    const ofLength = (length: number) =>
      outcomeOf((socket) => void socket.end(answer(201, 'x'.repeat(length))), patient);
    expect((await ofLength(maxBodyBytes)).outcome.response?.bytes).toBe(maxBodyBytes);
    expect((await ofLength(maxBodyBytes + 1)).outcome.failure?.kind).toBe('too-large');
    await patient.close();
  });

  test('that ends with more than it announced is read as far as announced', async () => {
    const { outcome } = await outcomeOf(
      (socket) => void socket.end(answer(201, '{} and more', { 'Content-Length': '2' })),
    );
    expect(outcome.response?.text ?? outcome.failure?.kind).toBe('{}');
  });

  test('may be without a body', async () => {
    const { outcome } = await outcomeOf((socket) => void socket.end(answer(202)));
    expect(outcome.response).toMatchObject({ status: 202, text: '', bytes: 0 });
  });

  test.each([301, 302, 307, 308])('of %i is given as it is: no redirect is followed', async (status) => {
    const elsewhere = { Location: '/elsewhere' };
    const { outcome, requests } = await outcomeOf((socket) => void socket.end(answer(status, '', elsewhere)));
    expect(outcome.response?.status).toBe(status);
    expect(requests).toBe(1);
  });

  test('after an interim one is the one that counts', async () => {
    const { outcome } = await outcomeOf(
      (socket) => void socket.end(`HTTP/1.1 102 Processing\r\n\r\n${answer(201, '{}')}`),
    );
    expect(outcome.response?.status).toBe(201);
  });
});

test('a kept connection that the supplier closed meanwhile does no harm', async () => {
  await using listener = await hostileListener((socket) => void socket.end(answer(201, '{}')));
  for (let count = 0; count < 10; count++) {
    const { response } = await client.send({ method: 'POST', url: listener.url, headers: [], body: '{}' });
    expect(response?.status).toBe(201);
  }
});
