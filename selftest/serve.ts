import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A server of a test; it ends, with every connection, when it is disposed of. */
export interface Served extends AsyncDisposable {
  readonly url: string;
  readonly server: Pick<Server, 'on' | 'close' | 'closeAllConnections'>;
}

/**
 * Starts a server on a free port of this machine.
 * @param tls speaks TLS with these options
 */
export async function serve(listener?: RequestListener, tls?: ServerOptions): Promise<Served> {
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
