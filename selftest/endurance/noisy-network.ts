import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { numbersFrom } from '../../simulator/json/numbers-from.js';

export interface NoisyNetwork extends AsyncDisposable {
  readonly url: string;
  /** How many connections it has reset. */
  readonly resets: () => number;
}

/**
 * The way to a supplier over a bad network: each request is held up for some time, and some of them end in a reset,
 * as often before the supplier has them as after.
 */
export async function noisyNetwork(
  target: string,
  options: { readonly seed: number; readonly share: number; readonly maxMs: number },
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
      await sleep(random() * options.maxMs);
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
