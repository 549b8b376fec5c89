import type { PeerCertificate } from 'node:tls';
import type { Dispatcher } from 'undici';
import { AnswerCollector, maxBodyBytes, type Collected } from './answer-collector.js';
import { openConnections } from './connections.js';
import { ContentCodingError, decodeContent } from './content-coding.js';
import { headerValues, type HttpRequest, type HttpResponse, type TransportFailure } from '../report/exchange.js';
import type { TlsMaterial } from './tls-files.js';
import { transportFailure, type Progress } from './transport-failure.js';

export interface HttpClientOptions {
  /** Time-out in milliseconds for the exchange as a whole. */
  readonly timeoutMs: number;
  /** Time-out in milliseconds for the connection; by default that of the exchange, but at most 10 seconds. */
  readonly connectTimeoutMs?: number;
  /** How many connections are kept. */
  readonly connections: number;
  readonly tls?: TlsMaterial;
  /** Receives the certificate of the server, once its chain is known to be trusted. */
  readonly onCertificate?: (certificate: PeerCertificate) => void;
  /** Where proxies are named; the environment of the process by default. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export type HttpOutcome =
  | { readonly response: HttpResponse; readonly failure?: never }
  | { readonly response?: never; readonly failure: TransportFailure };

const maxConnectMs = 10_000;

/** So many JSON values take many times the memory of their text; a documented answer has some hundred. */
const maxValues = 20_000;

/**
 * One HTTP client over a keep-alive pool. It follows no redirects, bounds time and size, and never throws: what goes
 * wrong on the way is a transport failure to be judged.
 */
export class HttpClient {
  readonly #connections: Dispatcher;
  readonly #timeoutMs: number;
  readonly #connectTimeoutMs: number;
  readonly #hasCertificate: boolean;

  constructor(options: HttpClientOptions) {
    this.#timeoutMs = options.timeoutMs;
    this.#connectTimeoutMs = Math.min(options.connectTimeoutMs ?? maxConnectMs, options.timeoutMs);
    this.#hasCertificate = options.tls?.cert !== undefined;
    this.#connections = openConnections({
      connections: options.connections,
      connectTimeoutMs: this.#connectTimeoutMs,
      environment: options.environment ?? process.env,
      ...(options.tls && { tls: options.tls }),
      ...(options.onCertificate && { onCertificate: options.onCertificate }),
    });
  }

  async send(request: HttpRequest): Promise<HttpOutcome> {
    const { collected, collector } = await this.#exchange(request);
    const reached = { phase: collector.phase, ...(collector.status !== undefined && { status: collector.status }) };
    if ('thrown' in collected) return { failure: this.#failure(collected.thrown, reached, request.url) };
    if ('broken' in collected) return { failure: { ...collected.broken, ...reached } };
    const { status, headers, body, unfinished } = collected.answer;
    // The beginning of a compressed body says nothing.
    if (unfinished && headerValues(headers, 'content-encoding').length > 0)
      return { response: { status, headers, text: '', bytes: body.length, unfinished } };
    try {
      const plain = await decodeContent(body, headers, maxBodyBytes);
      if (countsMoreThan(plain, maxValues))
        return { failure: { kind: 'too-large', message: `The body has more than ${maxValues} values.`, ...reached } };
      return {
        response: { status, headers, text: decodeText(plain), bytes: body.length, ...(unfinished && { unfinished }) },
      };
    } catch (thrown) {
      if (!(thrown instanceof ContentCodingError)) throw thrown;
      return { failure: { kind: thrown.kind, message: thrown.message, ...reached } };
    }
  }

  async close(): Promise<void> {
    await this.#connections.destroy();
  }

  #exchange(request: HttpRequest): Promise<{ readonly collected: Collected; readonly collector: AnswerCollector }> {
    return new Promise((resolve) => {
      const collector = new AnswerCollector((collected) => {
        clearTimeout(deadline);
        resolve({ collected, collector });
      });
      // A slow drip keeps resetting time-outs between bytes, so there is one for the exchange as a whole.
      // Where this process was busy, an answer may have come that has not been read yet: it is read before it is late.
      const giveUp = () => setImmediate(() => collector.cutWatch() || collector.stop(this.#lateness(collector)));
      const deadline = setTimeout(giveUp, this.#timeoutMs);
      try {
        const url = new URL(request.url);
        const { method, headers, body = null } = request;
        const flat = headers.flat() as string[];
        this.#connections.dispatch(
          { origin: url.origin, path: url.pathname + url.search, method: method as 'POST', headers: flat, body },
          collector,
        );
      } catch (thrown) {
        collector.fail(thrown);
      }
    });
  }

  #failure(thrown: unknown, reached: Progress, url: string): TransportFailure {
    const failure = transportFailure(thrown, reached, this.#connectTimeoutMs);
    // Many servers just close the connection of a client that shows no certificate.
    if (failure.kind !== 'reset' || this.#hasCertificate || !url.startsWith('https:')) return failure;
    const hint = 'If the server wants a client certificate, give tls.certFile and tls.keyFile in the profile.';
    return { ...failure, message: `${failure.message} ${hint}` };
  }

  #lateness({ phase, bytes, status }: AnswerCollector): Pick<TransportFailure, 'kind' | 'message'> {
    const ms = `${this.#timeoutMs} ms`;
    switch (phase) {
      case 'connect':
        return { kind: 'unreachable', message: `No connection within ${ms}.` };
      case 'first-byte':
        return { kind: 'timeout', message: `No answer began within ${ms}.` };
      case 'body':
        return {
          kind: 'timeout',
          message: `The answer ${status ?? ''} began, but its body was not complete within ${ms}; ${bytes} bytes of it had come.`,
        };
    }
  }
}

/** Whether JSON in these bytes may have more values than that: each but the first follows one of three characters. */
function countsMoreThan(bytes: Buffer, most: number): boolean {
  if (bytes.length <= most) return false;
  let count = 0;
  for (const byte of bytes) if (byte === comma || byte === bracket || byte === brace) count++;
  return count > most;
}

const [comma, bracket, brace] = Buffer.from(',[{');

/** Bytes as UTF-8, a byte order mark included; undefined when they are not. */
function decodeText(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
