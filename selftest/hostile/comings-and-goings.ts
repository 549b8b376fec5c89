import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../bin/run/free-port.js';
import { startSupplier } from '../../simulator/index.js';
import type { Behaviour, HostileSupplier } from './behaviour.js';

interface Door {
  readonly port: number;
  readonly open: () => Promise<void>;
  readonly shut: () => Promise<void>;
  /** Called for each connection that comes. */
  onRequest: (count: number) => void;
}

/** The way to a supplier, which can be shut and opened again at the same port. */
async function doorTo(target: string): Promise<Door> {
  const { port: behind } = new URL(target);
  const sockets = new Set<Socket>();
  let count = 0;
  let server = createServer();
  // While it is shut, the system would give one of its own choice to any connection.
  const port = await freePort();
  const door: Door = {
    port,
    onRequest: () => undefined,
    async open() {
      server = createServer((socket) => {
        const onward = connect(Number(behind), '127.0.0.1');
        for (const end of [socket, onward]) {
          sockets.add(end);
          end.on('error', () => undefined);
          end.on('close', () => {
            sockets.delete(end);
            socket.destroy();
            onward.destroy();
          });
        }
        socket.on('data', (data) => {
          onward.write(data);
          door.onRequest(++count);
        });
        onward.pipe(socket);
      });
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    async shut() {
      if (!server.listening) return;
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
  await door.open();
  return door;
}

async function behindDoor(arrange: (door: Door) => Promise<void> | void): Promise<HostileSupplier> {
  const supplier = await startSupplier();
  const door = await doorTo(supplier.url);
  await arrange(door);
  return {
    url: `http://127.0.0.1:${door.port}`,
    async [Symbol.asyncDispose]() {
      await door.shut();
      await supplier.close();
    },
  };
}

/** Suppliers that come late, go away, or come again. */
export const comingsAndGoings: readonly Behaviour[] = [
  {
    name: 'starts slowly',
    open: () =>
      behindDoor(async (door) => {
        await door.shut();
        void sleep(600).then(() => door.open());
      }),
    verdict: 'conformant',
    code: 0,
  },
  {
    name: 'starts again in the middle of a run',
    open: () =>
      behindDoor((door) => {
        door.onRequest = (count) => {
          if (count !== 9) return;
          void door
            .shut()
            .then(() => sleep(800))
            .then(() => door.open());
        };
      }),
    verdict: 'conformant',
    code: 0,
  },
  {
    name: 'goes away in the middle of a run',
    open: () =>
      behindDoor((door) => {
        door.onRequest = (count) => void (count === 9 && door.shut());
      }),
    verdict: 'incomplete',
    code: 3,
    sentence: /gives no usable answer to anything: .*ECONNREFUSED/,
  },
];
