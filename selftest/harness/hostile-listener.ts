import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A listener that does as it likes with each connection, once a request has come over it. */
export interface HostileListener extends AsyncDisposable {
  readonly url: string;
  /** How many requests have come. */
  readonly requests: () => number;
}

/** Opens a TCP listener that treats every request in one way, well-formed HTTP or not. */
export async function hostileListener(
  treat: (socket: Socket, count: number, data: Buffer) => void,
): Promise<HostileListener> {
  let count = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    // The other end gives up on purpose in most of these tests.
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (data: Buffer) => treat(socket, ++count, data));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => count,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A whole HTTP answer as bytes; its length is announced unless the headers say otherwise. */
export function answer(status: number, body = '', headers: Readonly<Record<string, string>> = {}): string {
  const all = { 'Content-Length': String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Status\r\n${lines.join('')}\r\n${body}`;
}
