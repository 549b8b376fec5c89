import { randomUUID } from 'node:crypto';
import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ServerOptions } from 'node:https';
import { serve } from '../serve.js';

export interface Gateway extends AsyncDisposable {
  readonly url: string;
}

/** A request that has passed, and the answer to it. */
export interface Seen {
  readonly path: string;
  readonly sent: string;
  readonly status: number;
  readonly body: string;
}

/** An answer that does not come from the supplier behind. */
export interface Instead {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface GatewayOptions {
  /** The supplier behind it, which takes demo-token. */
  readonly target: string;
  /** Whether a request may pass; any other is answered 401. */
  readonly admit: (request: IncomingMessage) => Promise<boolean> | boolean;
  /** What it answers itself, to any client. */
  readonly instead?: (request: IncomingMessage) => Instead | undefined;
  /** Speaks TLS with these options. */
  readonly tls?: ServerOptions;
  /** Sees each request with its answer, once the supplier behind has given it. */
  readonly watch?: (seen: Seen) => void;
  /** The path that it serves the supplier under. */
  readonly basePath?: string;
}

/** A gateway before a reference supplier, as real suppliers have one: it knows who may pass, the supplier behind does not. */
export async function startGateway({
  target,
  admit,
  instead,
  tls,
  watch,
  basePath = '',
}: GatewayOptions): Promise<Gateway> {
  const respond = (request: IncomingMessage, response: ServerResponse) => {
    const own = instead?.(request);
    if (own) {
      request.resume();
      response.writeHead(own.status, { 'content-type': 'application/json', ...own.headers }).end(own.body);
      return;
    }
    Promise.resolve(admit(request))
      .then((admitted) => (admitted ? pass(request, response) : refuse(request, response)))
      .catch(() => response.destroy());
  };
  const pass = (request: IncomingMessage, response: ServerResponse) => {
    const onward = ask(
      target + (request.url ?? '').slice(basePath.length),
      { method: request.method, headers: { ...request.headers, authorization: 'Bearer demo-token' } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders as never);
        answer.pipe(response);
        if (watch)
          void Promise.all([sent, textOf(answer)]).then(([text, body]) =>
            watch({ path: request.url ?? '', sent: text, status: answer.statusCode ?? 0, body }),
          );
      },
    );
    const sent = watch ? textOf(request) : Promise.resolve('');
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  };
  const served = await serve(respond, tls);
  return { ...served, url: served.url + basePath };
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

/** The text of a message, gathered beside whatever else reads it. */
function textOf(message: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('close', () => resolve(Buffer.concat(chunks).toString()));
  });
}
