import { Agent, errors as undiciErrors, type Dispatcher } from 'undici';
import type { Headers, HttpRequest, HttpResponse, TransportFailure } from './exchange.js';
import { messageOf } from './errors.js';

/** The largest body that is read; a longer one is a failure of its own. */
export const largestBodyBytes = 5 * 1024 * 1024;

export interface HttpClientOptions {
  /** Time-out in milliseconds for the connection, for the headers, and for the exchange as a whole. */
  readonly timeoutMs: number;
  /** How many connections are kept. */
  readonly connections: number;
}

export type HttpOutcome =
  | { readonly response: HttpResponse; readonly failure?: never }
  | { readonly response?: never; readonly failure: TransportFailure };

/**
 * One HTTP client over a keep-alive pool. It follows no redirects, bounds time and size, and never throws: what goes
 * wrong on the way is a transport failure to be judged.
 */
export class HttpClient {
  readonly #agent: Agent;

  constructor(private readonly options: HttpClientOptions) {
    this.#agent = new Agent({
      connections: options.connections,
      connect: { timeout: options.timeoutMs },
      headersTimeout: options.timeoutMs,
      bodyTimeout: options.timeoutMs,
      pipelining: 1,
    });
  }

  async send(request: HttpRequest): Promise<HttpOutcome> {
    // A slow drip resets the time-outs between bytes, so the exchange as a whole has one too.
    const deadline = AbortSignal.timeout(this.options.timeoutMs);
    let begun = false;
    try {
      const url = new URL(request.url);
      const reply = await this.#agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: request.method as Dispatcher.HttpMethod,
        headers: request.headers.flat() as string[],
        body: request.body ?? null,
        responseHeaders: 'raw',
        signal: deadline,
      });
      begun = true;
      const bytes = await readBody(reply.body);
      return {
        response: {
          status: reply.statusCode,
          headers: pairs(reply.headers as unknown as readonly string[]),
          text: decode(bytes),
          bytes: bytes.length,
        },
      };
    } catch (thrown) {
      return { failure: transportFailure(thrown, this.options.timeoutMs, begun) };
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}

class BodyTooLarge extends Error {}

async function readBody(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > largestBodyBytes) throw new BodyTooLarge(`The body is longer than ${largestBodyBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function pairs(raw: readonly (string | Buffer)[]): Headers {
  const headers: [string, string][] = [];
  for (let at = 0; at < raw.length; at += 2) headers.push([String(raw[at]), String(raw[at + 1])]);
  return headers;
}

/** @param begun whether the answer had begun, so that only its body is missing */
function transportFailure(thrown: unknown, timeoutMs: number, begun: boolean): TransportFailure {
  if (thrown instanceof BodyTooLarge) return { kind: 'too-large', message: thrown.message };
  const code = (thrown as { code?: unknown }).code;
  const name = (thrown as { name?: unknown }).name;
  const message = messageOf(thrown);
  if (
    name === 'TimeoutError' ||
    thrown instanceof undiciErrors.HeadersTimeoutError ||
    thrown instanceof undiciErrors.BodyTimeoutError
  )
    return { kind: 'timeout', message: `No complete answer within ${timeoutMs} ms.` };
  if (thrown instanceof undiciErrors.ConnectTimeoutError)
    return { kind: 'unreachable', message: `No connection within ${timeoutMs} ms.` };
  if (thrown instanceof undiciErrors.HTTPParserError || thrown instanceof undiciErrors.HeadersOverflowError)
    return { kind: 'not-http', message: `The answer is not HTTP (${message}).` };
  if (thrown instanceof undiciErrors.ResponseContentLengthMismatchError)
    return { kind: 'truncated', message: 'The body is shorter or longer than its Content-Length.' };
  if (
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ERR_INVALID_URL'].includes(String(code))
  )
    return { kind: 'unreachable', message: `The supplier cannot be reached (${message}).` };
  if (begun) return { kind: 'truncated', message: `The connection ended in the middle of the body (${message}).` };
  return { kind: 'reset', message: `The connection ended before a complete answer (${message}).` };
}
