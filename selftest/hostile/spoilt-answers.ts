import { deepEqual } from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { Socket } from 'node:net';
import { answer, hostileListener } from '../harness/hostile-listener.js';
import type { Behaviour } from './behaviour.js';
import { drip, forEver } from './broken-connections.js';
import { bytesOf, spoiltSupplier, type SoundAnswer } from './mangler.js';

/** A supplier whose success answers are spoilt. */
function spoilt(
  name: string,
  expected: Pick<Behaviour, 'verdict' | 'code' | 'sentence'>,
  spoil: (socket: Socket, answer: SoundAnswer) => void,
): Behaviour {
  return { name, open: () => spoiltSupplier(spoil, ({ status }) => status === 201), ...expected };
}

const failing = (sentence: RegExp) => ({ verdict: 'non-conformant', code: 1, sentence }) as const;
const passing = { verdict: 'conformant', code: 0 } as const;

/** Replaces the body. */
const withBody =
  (bodyOf: (body: string) => string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
  (socket: Socket, sound: SoundAnswer) =>
    void socket.write(bytesOf(sound, { body: bodyOf(sound.body), headers }));

/** Adds a member before all others. */
const withMember = (member: string) => withBody((body) => body.replace('{', `{${member},`));

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

/** Suppliers that answer, but badly. */
export const spoiltAnswers: readonly Behaviour[] = [
  spoilt(
    'drips its body, a byte a second',
    failing(/began, but its body was not complete within 400 ms/),
    (socket, sound) => {
      drip(
        socket,
        bytesOf(sound)
          .toString()
          .replace(/[\s\S]*?\r\n\r\n/, (head) => {
            socket.write(head);
            return '';
          }),
        1000,
      );
    },
  ),
  spoilt('stops in its body', failing(/body was not complete within 400 ms/), (socket, sound) => {
    socket.write(bytesOf(sound, { headers: { 'Content-Length': '100000' } }));
  }),
  spoilt('resets in its body', failing(/connection ended in the middle of the body/), (socket, sound) => {
    socket.write(bytesOf(sound, { headers: { 'Content-Length': '100000' } }), () =>
      setTimeout(() => socket.resetAndDestroy(), 20),
    );
  }),
  spoilt('announces more than it sends', failing(/middle of the body|shorter or longer/), (socket, sound) => {
    socket.end(bytesOf(sound, { headers: { 'Content-Length': String(sound.body.length + 7) } }));
  }),
  spoilt('announces less than it sends', failing(/body of the answer is not JSON/), (socket, sound) => {
    socket.write(bytesOf(sound, { headers: { 'Content-Length': '20' } }));
  }),
  spoilt('announces two lengths', failing(/shorter or longer than its Content-Length|not HTTP/), (socket, sound) => {
    socket.write(bytesOf(sound, { headers: { 'X-A': '1\r\nContent-Length: 5' } }));
  }),
  spoilt('resets after its body', passing, (socket, sound) => {
    socket.write(bytesOf(sound), () => setTimeout(() => socket.resetAndDestroy(), 5));
  }),
  spoilt('sends every answer twice', passing, (socket, sound) => {
    socket.write(Buffer.concat([bytesOf(sound), bytesOf(sound)]));
  }),
  spoilt('sends invalid chunks', failing(/The answer is not HTTP/), (socket, sound) => {
    socket.write(`HTTP/1.1 201 X\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n${sound.body.slice(0, 5)}\r\nzz\r\n`);
  }),
  spoilt('sends a body without end', failing(/body is longer than 524288 bytes/), (socket) => {
    socket.write('HTTP/1.1 201 X\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n');
    forEver(socket, Buffer.alloc(1024 * 1024, ' '), 1);
  }),
  spoilt(
    'sends a gzip bomb',
    failing(/longer than 524288 bytes once decompressed/),
    withBody(() => bomb, { 'Content-Encoding': 'gzip' }),
  ),
  spoilt(
    'compresses without being asked',
    passing,
    withBody((body) => gzipSync(body), { 'Content-Encoding': 'gzip' }),
  ),
  spoilt(
    'says gzip, and sends text',
    failing(/said to be gzip, but cannot be decoded/),
    withBody((body) => body, { 'Content-Encoding': 'gzip' }),
  ),
  spoilt(
    'uses a coding that this suite does not read',
    { verdict: 'incomplete', code: 3, sentence: /Content-Encoding zstd, which this suite neither asks for nor reads/ },
    withBody((body) => body, { 'Content-Encoding': 'zstd' }),
  ),
  spoilt(
    'sends UTF-16',
    failing(/bytes that are not UTF-8|not JSON/),
    withBody((body) => Buffer.from(body, 'utf16le'), { 'Content-Type': 'application/json; charset=utf-16' }),
  ),
  spoilt(
    'sends bytes that are not UTF-8',
    failing(/bytes that are not UTF-8/),
    withBody((body) =>
      Buffer.concat([Buffer.from(body.slice(0, 5)), Buffer.from([0xff, 0xfe, 0xc0]), Buffer.from(body.slice(5))]),
    ),
  ),
  spoilt(
    'sends NUL',
    failing(/body of the answer is not JSON/),
    withBody((body) => body.replace('"', '"\0')),
  ),
  spoilt(
    'sends a byte order mark',
    failing(/body of the answer is not JSON/),
    withBody((body) => `\uFEFF${body}`),
  ),
  spoilt(
    'sends nothing but white space',
    failing(/body of the answer is not JSON/),
    withBody(() => ' '.repeat(100_000)),
  ),
  spoilt(
    'nests 10,000 levels deep',
    failing(/breaks its schema|not JSON/),
    withBody(() => deep(10_000)),
  ),
  spoilt('nests 10,000 levels deep in an unknown field', passing, withMember(`"extra":${deep(10_000)}`)),
  spoilt(
    'nests 10,000 levels deep in what was sent',
    failing(/./),
    withBody((body) =>
      body.replace(
        /"problemText":"[^"]*"|"reasonCode":"[^"]*"/,
        (member) => `${member.split(':')[0] ?? ''}:${deep(10_000)}`,
      ),
    ),
  ),
  spoilt('names a member twice', passing, withMember('"status":"NONE"')),
  spoilt(
    'names members of every object',
    passing,
    withMember('"__proto__":{"polluted":true},"constructor":1,"toString":2,"hasOwnProperty":3'),
  ),
  spoilt(
    'sends numbers beyond all bounds',
    failing(/./),
    withBody((body) => body.replace(/"id":\d+/, '"id":1e999')),
  ),
  spoilt(
    'rounds numbers',
    failing(/./),
    withBody((body) => body.replace(/"id":\d+/, '"id":12345678901234567890')),
  ),
  spoilt('sends the two headers twice, each with another value', failing(/X-Request-ID/i), (socket, sound) => {
    socket.write(bytesOf(sound, { headers: { 'X-More': '1\r\nX-Request-ID: other\r\nX-Conversation-ID: other' } }));
  }),
  spoilt('folds its headers', failing(/./), (socket, sound) => {
    const folded = (name: string) => sound.headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
    socket.write(
      bytesOf(sound, {
        headers: { 'X-Request-ID': `${folded('x-request-id').slice(0, 8)}\r\n ${folded('x-request-id').slice(8)}` },
      }),
    );
  }),
  spoilt('sends headers with names and values of its own', passing, (socket, sound) => {
    socket.write(
      bytesOf(sound, {
        headers: { __proto__x: '1', 'X-Latin': '\u00e9\u00ff', 'X-Empty': '', constructor: 'x', toString: 'y' },
      }),
    );
  }),
  spoilt('has a clock that is five hours ahead', passing, (socket, sound) => {
    socket.write(
      bytesOf(sound, { headers: { Date: new Date(Date.now() + 5 * 3_600_000).toUTCString(), Expires: '0' } }),
    );
  }),
  {
    name: 'redirects in a circle',
    open: () => hostileListener((socket) => void socket.end(answer(302, '', { Location: '/service-problems' }))),
    ...failing(/status code 302 is not documented/),
  },
  { name: 'redirects to another host', open: redirecting, ...failing(/status code 307 is not documented/) },
  {
    name: 'answers 429 with an hour to wait, always',
    open: () => hostileListener((socket) => void socket.end(answer(429, '', { 'Retry-After': '3600' }))),
    verdict: 'incomplete',
    code: 3,
    sentence: /asks to come back only after 3600 s/,
  },
  {
    name: 'answers 503 with a date to wait for, by a clock that is a day off',
    open: () =>
      spoiltSupplier(
        (socket) => {
          const now = Date.now() + 24 * 3_600_000;
          const headers = { Date: new Date(now).toUTCString(), 'Retry-After': new Date(now + 1000).toUTCString() };
          socket.write(answer(503, '', headers));
        },
        ({ count }) => count % 5 === 1,
      ),
    ...passing,
  },
];

const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024));

/** Points every request, with its token, to a host that waits for it. */
async function redirecting() {
  const other = await hostileListener((socket) => void socket.end(answer(201, '{}')));
  const supplier = await hostileListener(
    (socket) => void socket.end(answer(307, '', { Location: `${other.url}/service-problems` })),
  );
  return {
    url: supplier.url,
    verify: () => deepEqual(other.requests(), 0),
    async [Symbol.asyncDispose]() {
      await supplier[Symbol.asyncDispose]();
      await other[Symbol.asyncDispose]();
    },
  };
}
