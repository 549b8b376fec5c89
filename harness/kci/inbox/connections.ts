import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { connectionsWithin } from '../../report/files/open-limit.js';

/** So many connections are open at once; for one more, the oldest that has not shown a token has to go. */
const atMost = 512;

/** Bounds the connections of the inbox without letting strangers, who hold many open, keep the supplier out. */
export class Connections {
  /** In the order in which they were opened. */
  readonly #open = new Set<Socket>();
  readonly #trusted = new WeakSet<Socket>();
  readonly #usual = connectionsWithin(atMost);

  constructor(server: Server) {
    // More are not even taken.
    server.maxConnections = 2 * this.#usual;
    server.on('connection', (socket: Socket) => {
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
      if (this.#open.size > this.#usual) this.#makeRoom(socket);
    });
  }

  /** Notes that a request with a good token came by a connection. */
  trust(socket: Socket): void {
    this.#trusted.add(socket);
  }

  #makeRoom(newest: Socket): void {
    for (const socket of this.#open)
      if (socket !== newest && !this.#trusted.has(socket)) {
        this.#open.delete(socket);
        socket.destroy();
        return;
      }
  }
}
