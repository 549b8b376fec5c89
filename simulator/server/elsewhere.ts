import { errorAnswer, json, type Answer } from '../messages/answer.js';
import { correlationOf, type Exchange, type Supplier } from './exchange.js';
import type { Json } from '../json/json.js';
import type { Operation } from '../operations/operation.js';
import { decoded } from '../messages/path.js';
import { stimulate } from './stimuli.js';

interface OtherRequest {
  readonly method: string;
  readonly path: string;
  readonly header: (name: string) => string;
  readonly text: string;
}

const notFound = { status: 404, code: 'NOT_FOUND' } as const;
const wrongMethod = { status: 405, code: 'INVALID_REQUEST' } as const;

/** Answers whatever is not a documented operation: token requests, stimuli, other methods and unknown paths. */
export function answerElsewhere(supplier: Supplier, request: OtherRequest, operation: Operation | undefined): Exchange {
  const { method, path, header, text } = request;
  if (operation !== undefined) {
    const headers = { ...correlationOf(request), Allow: operation.method };
    return { answer: errorAnswer(wrongMethod, [`${method} is not documented here`], headers), updates: [] };
  }
  if (path === '/oauth2/token' && method === 'POST') {
    const issued = supplier.credentials.issue(header('Authorization'), header('Content-Type'), text);
    return { answer: inJson(issued.status, issued.body, issued.headers), updates: [] };
  }
  const [, stimulus = '', key = ''] = /^\/_test\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  const outcome = method === 'POST' ? stimulate(supplier, stimulus, decoded(key)) : undefined;
  if (outcome !== undefined) return { answer: inJson(outcome.status, outcome.body), updates: outcome.updates };
  return { answer: errorAnswer(notFound, [`There is nothing at ${path}`], { ...correlationOf(request) }), updates: [] };
}

function inJson(status: number, body: Json, headers: Answer['headers'] = {}): Answer {
  return { status, headers: { ...headers, 'Content-Type': json }, body };
}
