import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface NoisyNetwork extends AsyncDisposable {
  readonly url: string;
  /** How many connections it has reset. */
  readonly resets: () => number;
}

/** A source of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The way to a supplier over a bad network: each request is held up for some time, and some of them end in a reset,
 * as often before the supplier has them as after.
 */
export async function noisyNetwork(
  target: string,
  options: { readonly seed: number; readonly share: number; readonly longestMs: number },
): Promise<NoisyNetwork> {
  const random = numbersFrom(options.seed);
  const sockets = new Set<Socket>();
  let resets = 0;
  const server = createServer((socket) => {
    const onward = connect(Number(new URL(target).port), '127.0.0.1');
    for (const end of [socket, onward]) {
      sockets.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        sockets.delete(end);
        socket.destroy();
        onward.destroy();
      });
    }
    const reset = () => {
      resets++;
      socket.resetAndDestroy();
    };
    const pass = async (data: Buffer) => {
      const fate = random();
      await sleep(random() * options.longestMs);
      if (fate < options.share / 2) return reset();
      onward.write(data);
      if (fate < options.share) setTimeout(reset, random() * 20);
    };
    // A request comes in one piece here, and the next one only after its answer.
    socket.on('data', (data: Buffer) => void pass(data));
    onward.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    resets: () => resets,
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
