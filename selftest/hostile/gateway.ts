import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Gateway extends AsyncDisposable {
  readonly url: string;
}

export interface GatewayOptions {
  /** The supplier behind it, which takes demo-token. */
  readonly target: string;
  /** Whether a request may pass; any other is answered 401. */
  readonly admit: (request: IncomingMessage) => Promise<boolean> | boolean;
  /** Speaks TLS with these options. */
  readonly tls?: ServerOptions;
  /** The path that it serves the supplier under. */
  readonly basePath?: string;
}

/** A gateway before a reference supplier, as real suppliers have one: it knows who may pass, the supplier behind does not. */
export async function startGateway({ target, admit, tls, basePath = '' }: GatewayOptions): Promise<Gateway> {
  const respond = (request: IncomingMessage, response: ServerResponse) => {
    void Promise.resolve(admit(request)).then((admitted) => {
      if (admitted) pass(request, response);
      else refuse(request, response);
    });
  };
  const pass = (request: IncomingMessage, response: ServerResponse) => {
    const onward = ask(
      target + (request.url ?? '').slice(basePath.length),
      { method: request.method, headers: { ...request.headers, authorization: 'Bearer demo-token' } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders as never);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  };
  const server = tls ? createTlsServer(tls, respond) : createServer(respond);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}${basePath}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  response.writeHead(401, {
    'Content-Type': 'application/json',
    'X-Request-ID': String(request.headers['x-request-id'] ?? ''),
    'X-Conversation-ID': String(request.headers['x-conversation-id'] ?? ''),
  });
  response.end(JSON.stringify({ uuid: randomUUID(), code: 'NOT_AUTHORISED', messages: ['Not authorised.'] }));
}
