import type { Json } from '../json/json.js';
import type { Grade } from './objection.js';

/** One answer, before it is written. */
export interface Answer {
  readonly status: number;
  /** By their names as written on the wire. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** The body as written, where it is not the plain JSON text of `body`. */
  readonly text?: string;
}

/** How an answer goes out: whole, or one of the ways in which it does not. */
export type Transmission = 'whole' | 'chunked' | 'never' | 'reset' | 'cut-off' | 'headers-only' | 'slow';

/** The media type of every documented body. */
export const json = 'application/json';

/** The documented error body in an answer. */
export function errorAnswer(grade: Grade, messages: readonly string[], headers: Answer['headers'] = {}): Answer {
  const challenge = grade.status === 401 ? { 'WWW-Authenticate': 'Bearer realm="supplier-api"' } : {};
  return {
    status: grade.status,
    headers: { ...headers, ...challenge, 'Content-Type': json },
    body: { uuid: crypto.randomUUID(), code: grade.code, messages },
  };
}

/** A copy of an answer without one of its headers. */
export function withoutHeader(answer: Answer, name: string): Answer {
  const { [name]: _dropped, ...headers } = answer.headers;
  return { ...answer, headers };
}

/** A copy of an answer with one header set. */
export function withHeader(answer: Answer, name: string, value: string): Answer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}

/** A copy of an answer whose body is a text of another media type. */
export function withText(answer: Answer, mediaType: string, text: string): Answer {
  const { body: _body, ...others } = withHeader(answer, 'Content-Type', mediaType);
  return { ...others, text };
}

/** A copy of an answer without a body. */
export function withoutBody(answer: Answer): Answer {
  const { body: _body, text: _text, ...others } = withoutHeader(answer, 'Content-Type');
  return others;
}
