import type { Headers } from '../../report/exchange.js';
import type { JsonObject } from '../../json/json.js';

/** One update that the supplier sent, and that was taken. */
export interface Kci {
  /** Its place in the order of arrival, from 1; of those that were taken. */
  readonly arrival: number;
  /** ISO 8601, UTC, with milliseconds. */
  readonly arrivedAt: string;
  /**
   * Its body. Of a KCI that came long ago only what names it and its entity may be left, since memory is bounded.
   */
  readonly body: JsonObject;
}

/** What became of something that was sent to the inbox. */
export type PostOutcome =
  /** Taken: answered 204. */
  | 'taken'
  /** The same KCI as before, with the same content, as after a lost answer: answered 204, and not taken again. */
  | 'duplicate'
  /** Taken, though it breaks the rules of validation: answered 422. */
  | 'invalid'
  /** Without a token that the inbox knows: answered 401. */
  | 'unauthenticated'
  /** No JSON object: answered 400. */
  | 'malformed'
  /** More bytes than are read: answered 400. */
  | 'too-large'
  /** Coded for its way, as by gzip: answered 415. */
  | 'coded'
  /** Given up, since too much was arriving at the same time: answered 503. */
  | 'crowded-out'
  /** Broken off, or so slow that it was. */
  | 'cut-off'
  /** Answered 500 or 503 on purpose. */
  | 'put-off'
  /** To another path or with another method: answered 404. */
  | 'elsewhere'
  /** Bytes that are not an HTTP request. */
  | 'not-http';

/** One thing that was sent to the inbox, as a fact. */
export interface KciPost {
  /** Its place in the order in which posts ended, from 1. */
  readonly number: number;
  /** When its first line had arrived: ISO 8601, UTC, with milliseconds. */
  readonly startedAt: string;
  /** When all of it had arrived. */
  readonly arrivedAt: string;
  readonly outcome: PostOutcome;
  /** The status code that it was answered with; 0 for none. */
  readonly status: number;
  /** The body that it was answered with; empty for none. */
  readonly answer: string;
  /** One sentence: why it was not taken; empty for what was. */
  readonly reason: string;
  /** Method and path, for what was not a POST /kcis. */
  readonly target: string;
  /** As they were sent, without the secret of the Authorization header. */
  readonly headers: Headers;
  /** The address that it came from; left out where that is not known. */
  readonly from?: string;
  readonly bytes: number;
  /** The body where it is a JSON object. */
  readonly body?: JsonObject;
  /** The KCI, of a post that was taken. */
  readonly kci?: Kci;
  /** Whether somebody had waited for this KCI, and had given up. */
  readonly late: boolean;
}
