import type { OperationKey } from '../../contract/requirements/index.js';

/** Header names and values in the order and letter case of the wire. */
export type Headers = readonly (readonly [name: string, value: string])[];

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body?: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The bytes as UTF-8; undefined when they are not. */
  readonly text: string | undefined;
  /** How long the body was on the wire. */
  readonly bytes: number;
  /** Whether the connection was closed after the first items of a body that may have no end. */
  readonly unfinished?: true;
}

/** Why a request has no complete response. */
export interface TransportFailure {
  readonly kind:
    | 'timeout'
    | 'reset'
    | 'truncated'
    | 'unreachable'
    | 'tls'
    | 'too-large'
    | 'not-http'
    | 'undecodable'
    /** Our own client refuses to send it. */
    | 'unsendable'
    /** The supplier may do that, but this suite cannot follow. */
    | 'unsupported';
  readonly message: string;
  /** How far the exchange had come. */
  readonly phase?: 'connect' | 'first-byte' | 'body';
  /** The status code, where only the body is missing. */
  readonly status?: number;
}

/** One request and its response, or why there was no response. */
export interface Exchange {
  /** Its number in the run, from 1. */
  readonly number: number;
  /** The operation, if the request is one of the Supplier API. */
  readonly operation?: OperationKey;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly request: HttpRequest;
  readonly response?: HttpResponse;
  readonly failure?: TransportFailure;
}

/** The exchanges of a run, in their order. They can be gone through again and again, and need not be in memory. */
export type Exchanges = Iterable<Exchange> | AsyncIterable<Exchange>;

/** The values of a header, its name in any letter case. */
export function headerValues(headers: Headers, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
}
