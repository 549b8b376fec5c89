import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Headers } from '../../report/exchange.js';
import type { PostOutcome } from './post.js';

/** How what is not taken is answered: status and error code. What broke off has no client to answer. */
export const refusals = {
  elsewhere: [404, 'NOT_FOUND'],
  'cut-off': [0, 'MALFORMED_REQUEST'],
  unauthenticated: [401, 'NOT_AUTHORISED'],
  'too-large': [400, 'MALFORMED_REQUEST'],
  malformed: [400, 'MALFORMED_REQUEST'],
  coded: [415, 'UNSUPPORTED_MEDIA_TYPE'],
  'crowded-out': [503, 'UNAVAILABLE'],
} as const satisfies Partial<Record<PostOutcome, readonly [status: number, code: string]>>;

/** The documented body of an error. */
export function errorBody(code: string, messages: readonly string[]): string {
  return JSON.stringify({ uuid: randomUUID(), code, messages });
}

/** Answers with an error, and ends the connection. */
export function sendError(response: ServerResponse, status: number, body: string): void {
  response
    .writeHead(status, {
      'content-type': 'application/json',
      connection: 'close',
      ...(status === 415 && { 'accept-encoding': 'identity' }),
    })
    .end(body);
}

/** The headers as they were sent; of an authorization only its scheme, since the rest is a secret. */
export function headersOf({ rawHeaders }: IncomingMessage): Headers {
  return rawHeaders.flatMap((name, index) => {
    if (index % 2 === 1) return [];
    const value = rawHeaders[index + 1] ?? '';
    const secret = /^(proxy-)?authorization$|^cookie$/i.test(name);
    return [[name, secret ? `${/^\w+(?= )/.exec(value)?.[0] ?? ''} [redacted]`.trim() : value] as const];
  });
}
