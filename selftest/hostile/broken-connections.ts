// cspell:ignore appl
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { freePort } from '../../bin/run/free-port.js';
import { answer, hostileListener } from '../harness/hostile-listener.js';
import type { Behaviour, HostileSupplier } from './behaviour.js';

/** A supplier that treats every request alike, and gives nothing that could be judged: exit code 2, and a reason. */
function unusable(name: string, sentence: RegExp, treat: (socket: Socket) => void): Behaviour {
  return { name, open: () => hostileListener(treat), verdict: 'error', code: 2, sentence };
}

/** Suppliers that give no answer at all. */
export const brokenConnections: readonly Behaviour[] = [
  {
    name: 'listens, but never accepts',
    open: neverAccepting,
    verdict: 'error',
    code: 2,
    sentence: /cannot be reached\. No connection within 400 ms/,
  },
  {
    name: 'is not there',
    open: async () => ({
      url: `http://127.0.0.1:${await freePort()}`,
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }),
    verdict: 'error',
    code: 2,
    sentence: /cannot be reached\. .*ECONNREFUSED/,
  },
  unusable('accepts and hangs', /no usable answer to anything: No answer began within 400 ms/, () => undefined),
  unusable('drips its head, a byte a second', /No answer began within/, (socket) => {
    drip(socket, answer(201, '{}', { 'X-Long': 'x'.repeat(1000) }), 1000);
  }),
  unusable('resets every connection', /connection ended before a complete answer/, (socket) => {
    socket.resetAndDestroy();
  }),
  unusable('closes every connection', /connection ended before a complete answer/, (socket) => void socket.end()),
  unusable('resets in its head', /connection ended before a complete answer/, (socket) => {
    socket.write('HTTP/1.1 201 Created\r\nContent-Type: appl', () => socket.resetAndDestroy());
  }),
  unusable('speaks another protocol', /The answer is not HTTP/, (socket) => void socket.end('SSH-2.0-OpenSSH_9.6\r\n')),
  unusable('sends garbage', /The answer is not HTTP/, (socket) => {
    socket.end(Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 167 + 13) % 256)));
  }),
  unusable('speaks HTTP/0.9', /The answer is not HTTP/, (socket) => void socket.end('<html>{"status":"ok"}</html>\n')),
  unusable('changes to another protocol', /changes to another protocol/, (socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  }),
  unusable('floods with interim answers', /More than 50 interim answers/, (socket) => {
    forEver(socket, 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'.repeat(100), 1);
  }),
  unusable('sends a head without end', /head of the answer is longer than 65536 bytes/, (socket) => {
    socket.write('HTTP/1.1 201 Created\r\n');
    forEver(socket, `X-Pad: ${'x'.repeat(1000)}\r\n`.repeat(50), 1);
  }),
  unusable('sends one huge header', /head of the answer is longer than 65536 bytes/, (socket) => {
    socket.end(answer(201, '{}', { 'X-Huge': 'x'.repeat(1024 * 1024) }));
  }),
  {
    name: 'begins every answer with an interim 100 without a request for it',
    open: () => hostileListener((socket) => void socket.end(`HTTP/1.1 100 Continue\r\n\r\n${answer(201, '{}')}`)),
    verdict: 'incomplete',
    code: 3,
    sentence: /interim 100 without a request for it, which this suite cannot read/,
  },
];

/** A process that listens and is stopped before it can accept: the system's queue is full, and more have to wait. */
async function neverAccepting(): Promise<HostileSupplier> {
  const script =
    "require('net').createServer().listen({port:0,host:'127.0.0.1',backlog:1},function(){console.log(this.address().port)})";
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(line.toString());
  child.kill('SIGSTOP');
  const filling = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await Promise.race(filling.map((socket) => once(socket, 'connect')));
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of filling) socket.destroy();
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** Sends a text a byte at a time, the first at once. */
export function drip(socket: Socket, text: string, everyMs: number): void {
  let sent = 0;
  const more = () => socket.write(text[sent++] ?? '');
  more();
  const timer = setInterval(more, everyMs);
  socket.on('close', () => clearInterval(timer));
}

/** Sends pieces for as long as anybody listens and takes them. */
export function forEver(socket: Socket, piece: string | Buffer, everyMs: number): void {
  const timer = setInterval(() => {
    if (socket.writable && !socket.writableNeedDrain) socket.write(piece);
  }, everyMs);
  socket.on('close', () => clearInterval(timer));
}
