import type { Dispatcher } from 'undici';
import { isStreamType } from '../../contract/media-type.js';
import { headerValues, type Headers, type TransportFailure } from '../report/exchange.js';

/**
 * The longest body that is read, in bytes, as sent and as decompressed; a longer one is a failure of its own. No
 * documented answer comes near it, and a supplier that sends such bodies only must not fill the memory.
 */
export const maxBodyBytes = 512 * 1024;

/** So many interim answers, and there is no end to them. */
const maxInterimAnswers = 50;

/** Of a body that may have no end, so long is waited for its first bytes, and so long for more of them. */
const firstItemMs = 2000;
const furtherItemsMs = 500;
/** So much of it is enough. */
const enoughBytes = 32 * 1024;

/** A complete answer, as it came, or the first items of one that may have no end. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
  readonly unfinished?: true;
}

/** What comes of a request: a complete answer, a limit that it broke, or the error of the connection. */
export type Collected =
  | { readonly answer: RawAnswer }
  | { readonly broken: Pick<TransportFailure, 'kind' | 'message'> }
  | { readonly thrown: unknown };

/** Takes one answer in, as far as it keeps to the limits, and knows at any moment how far it has come. */
export class AnswerCollector implements Dispatcher.DispatchHandler {
  phase: NonNullable<TransportFailure['phase']> = 'connect';
  status: number | undefined;
  bytes = 0;
  #controller: Dispatcher.DispatchController | undefined;
  #headers: Headers = [];
  #interim = 0;
  #ended = false;
  #enough: NodeJS.Timeout | undefined;
  #isStream = false;
  readonly #chunks: Buffer[] = [];

  /** @param done is called once */
  constructor(private readonly done: (collected: Collected) => void) {}

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    this.phase = 'first-byte';
    if (this.#ended) controller.abort(new Error('The request was given up.'));
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    if (status < 200) {
      if (++this.#interim > maxInterimAnswers)
        this.stop({ kind: 'too-large', message: `More than ${maxInterimAnswers} interim answers (${status}) came.` });
      return;
    }
    this.phase = 'body';
    this.status = status;
    this.#headers = pairs(controller.rawHeaders);
    this.#isStream = isStreamType(headerValues(this.#headers, 'content-type')[0]);
    if (this.#isStream) this.#enough = setTimeout(() => this.#cut(), firstItemMs);
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.bytes > maxBodyBytes)
      this.stop({ kind: 'too-large', message: `The body is longer than ${maxBodyBytes} bytes.` });
    else this.#chunks.push(chunk);
    if (!this.#isStream) return;
    if (this.bytes >= enoughBytes) this.#cut();
    else if (this.#chunks.length === 1) {
      clearTimeout(this.#enough);
      this.#enough = setTimeout(() => this.#cut(), furtherItemsMs);
    }
  }

  onResponseEnd(): void {
    this.#end({ answer: { status: this.status ?? 0, headers: this.#headers, body: Buffer.concat(this.#chunks) } });
  }

  onResponseError(_: Dispatcher.DispatchController, thrown: Error): void {
    this.#end({ thrown });
  }

  /** Takes what has come of a stream; also where only its form says that it is one: JSON texts, each on a line. */
  cutWatch(): boolean {
    if (this.#ended || this.phase !== 'body') return false;
    const complete = this.#completeLines();
    const lines = complete.toString('utf8').trim().split('\n');
    const isWatch = this.#isStream || (this.status === 200 && complete.length > 0 && lines.every(isJsonText));
    if (isWatch) this.#cut();
    return isWatch;
  }

  /** Closes the connection: the first items are enough to judge. */
  #cut(): void {
    if (this.#ended) return;
    const complete = this.#completeLines();
    this.#end({ answer: { status: this.status ?? 0, headers: this.#headers, body: complete, unfinished: true } });
    this.#controller?.abort(new Error('The first items are enough.'));
  }

  /** What has come, without the beginning of a further line. */
  #completeLines(): Buffer {
    const body = Buffer.concat(this.#chunks);
    return body.subarray(0, body.lastIndexOf('\n') + 1);
  }

  /** Gives the answer up, since it breaks a limit. */
  stop(broken: Pick<TransportFailure, 'kind' | 'message'>): void {
    if (this.#ended) return;
    this.#end({ broken });
    this.#controller?.abort(new Error(broken.message));
  }

  /** Gives up a request that could not even be queued. */
  fail(thrown: unknown): void {
    this.#end({ thrown });
  }

  #end(collected: Collected): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#enough);
    this.done(collected);
  }
}

function isJsonText(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

/** Headers in the order and letter case of the wire; those of HTTP/2 come as a record. */
function pairs(raw: Dispatcher.DispatchController['rawHeaders']): Headers {
  if (!Array.isArray(raw))
    return Object.entries(raw ?? {}).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    );
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) headers.push([String(raw[at]), String(raw[at + 1])]);
  return headers;
}
