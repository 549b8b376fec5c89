import { connect } from 'node:net';
import { request } from 'undici';
import { freePort } from '../../bin/run/free-port.js';
import { startSupplier } from '../../simulator/index.js';
import type { Behaviour, HostileSupplier } from './behaviour.js';
import { oddRequests } from './odd-requests.js';

/** A supplier that answers 202 and sends sound KCIs, while somebody does something else to the inbox. */
async function besieged(siege: (kcis: string, signal: AbortSignal) => void): Promise<HostileSupplier> {
  const port = await freePort();
  const kcis = `http://127.0.0.1:${port}`;
  const supplier = await startSupplier({ mode: 'async', kciUrl: kcis, kciToken: 'kci-token' });
  const end = new AbortController();
  siege(`${kcis}/kcis`, end.signal);
  return {
    url: supplier.url,
    profile: {
      kcis: { listen: `127.0.0.1:${port}`, publicUrl: kcis, token: 'kci-token', timeoutMs: 3000 },
      limits: { requestTimeoutMs: 3000 },
    },
    async [Symbol.asyncDispose]() {
      end.abort();
      await supplier.close();
    },
  };
}

/** Sends one KCI after another for as long as the supplier is up; whether anybody takes them does not matter. */
function sending(bodyOf: (count: number) => string | Buffer, token = 'kci-token') {
  return (kcis: string, signal: AbortSignal) => {
    const one = async (): Promise<void> => {
      for (let count = 0; !signal.aborted; count++) {
        const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
        await request(kcis, { method: 'POST', headers, body: bodyOf(count), signal }).then(
          ({ body }) => body.dump(),
          () => new Promise((resolve) => setTimeout(resolve, 5)),
        );
      }
    };
    for (let count = 0; count < 4; count++) void one();
  };
}

/** Made once, since memory is measured in this process: the inbox is on trial, not the one who sends. */
const threeMegabytes = Buffer.from(JSON.stringify({ pad: 'x'.repeat(3 * 1024 * 1024) }));

const stranger = (id: number) =>
  JSON.stringify({
    type: 'SERVICE_PROBLEM',
    serviceProblem: { id, status: 'CANCELLED', supplierReference: 'STRANGER' },
  });

/** Somebody without a token, who finds the inbox and posts something every so often. */
function knocking(everyMs: number, body: string, headers: Readonly<Record<string, string>> = {}) {
  return (kcis: string, signal: AbortSignal) => {
    const timer = setInterval(() => {
      void request(kcis, { method: 'POST', headers, body, signal }).then(
        ({ body: answer }) => answer.dump(),
        () => undefined,
      );
    }, everyMs);
    signal.addEventListener('abort', () => clearInterval(timer));
  };
}

/** Test purposes that hold every KCI of their time against the documents. */
const whole = ['create-problem.plain', 'kci.service-problem'];

const sound = { verdict: 'conformant', code: 0 } as const;

/** Suppliers whose KCIs, or who else sends KCIs, would bring down or mislead an inbox. */
export const hostileKcis: readonly Behaviour[] = [
  {
    name: 'floods the inbox with KCIs about others',
    open: () => besieged(sending((count) => stranger(count))),
    ...sound,
  },
  {
    name: 'is mocked by a stranger who has no token',
    open: () => besieged(sending((count) => stranger(100_000_000 + count), 'another-token')),
    ...sound,
  },
  { name: 'floods the inbox with KCIs that are not JSON', open: () => besieged(sending(() => '{"type":')), ...sound },
  {
    name: 'sends KCIs of three megabytes',
    open: () => besieged(sending(() => threeMegabytes)),
    ...sound,
  },
  {
    name: 'nests KCIs 10,000 levels deep',
    open: () => besieged(sending(() => `{"serviceProblem":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)),
    ...sound,
  },
  {
    name: 'opens connections to the inbox, and says nothing',
    open: () =>
      besieged((kcis, signal) => {
        const timer = setInterval(() => {
          const socket = connect(Number(new URL(kcis).port), '127.0.0.1');
          socket.on('error', () => undefined);
          socket.write('POST /kcis HTTP/1.1\r\nContent-Length: 1000\r\n');
          signal.addEventListener('abort', () => socket.destroy());
        }, 10);
        signal.addEventListener('abort', () => clearInterval(timer));
      }),
    ...sound,
  },
  ...[30, 300].flatMap((everyMs) =>
    ['{}', 'not json'].map((body) => ({
      name: `shares the inbox with somebody who posts ${body} every ${everyMs} ms`,
      open: () => besieged(knocking(everyMs, body)),
      only: whole,
      ...sound,
    })),
  ),
  {
    name: 'shares the inbox with somebody who never ends a post',
    open: () =>
      besieged((kcis, signal) => {
        const timer = setInterval(() => {
          const socket = connect(Number(new URL(kcis).port), '127.0.0.1');
          socket.on('error', () => undefined);
          socket.write('POST /kcis HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{', () => socket.destroy());
        }, 30);
        signal.addEventListener('abort', () => clearInterval(timer));
      }),
    only: whole,
    ...sound,
  },
  {
    name: 'shares the inbox with somebody who writes odd HTTP, and none',
    open: () =>
      besieged((kcis, signal) => {
        let next = 0;
        const timer = setInterval(() => {
          const socket = connect(Number(new URL(kcis).port), '127.0.0.1');
          socket.on('error', () => undefined).resume();
          socket.write(Buffer.from(oddRequests[next++ % oddRequests.length] ?? '', 'latin1'));
          setTimeout(() => socket.destroy(), 100);
        }, 20);
        signal.addEventListener('abort', () => clearInterval(timer));
      }),
    only: whole,
    ...sound,
  },
];
