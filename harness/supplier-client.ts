import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { supplierApi } from '../contract/description.js';
import type { Operation } from '../contract/operation.js';
import type { OperationKey } from '../contract/requirements/index.js';
import type { Authenticator } from './authentication.js';
import { foreignHeaders } from './foreign/headers.js';
import { headerValues, type Exchange, type Headers, type HttpRequest } from './exchange.js';
import type { HttpClient } from './http-client.js';
import type { Journal } from './journal.js';
import type { Json, JsonObject } from './json.js';
import type { Pacing } from './pacing.js';
import { queryString } from './query-string.js';
import type { Recorder } from './recorder.js';
import type { Redactor } from './redaction.js';
import { Reply } from './reply.js';
import { Inconclusive, NotRun } from './signals.js';

/** A request to one operation. What is left out is as a valid request has it. */
export interface SupplierRequest {
  readonly operation: OperationKey;
  /** The JSON body. */
  readonly body?: Json;
  /** The text that is sent in place of the body's usual JSON text. */
  readonly text?: string;
  readonly contentType?: string;
  readonly pathParameters?: Readonly<Record<string, string>>;
  /** The values of query parameters, each written as the description says. */
  readonly query?: JsonObject;
  /** Query parameters as they are written, in place of their usual text; null leaves one out. */
  readonly rawQuery?: Readonly<Record<string, string | null>>;
  /** Header values in place of the usual ones, or made from them; null leaves a header out. */
  readonly headers?: Readonly<Record<string, string | null | ((usual: string) => string)>>;
}

/** How often a request is repeated that was answered with 429 or 503, and how long is waited at most. */
const repeatsWhenUnavailable = 3;
const longestRetryAfterMs = 5_000;

/** So many requests in a row without any answer, and the supplier counts as down. */
const failuresUntilDown = 12;

/** Sends requests to the supplier under test, at its pace, and records every exchange. */
export class SupplierClient {
  #failuresInARow = 0;

  constructor(
    private readonly parts: {
      readonly baseUrl: string;
      readonly tenant: string;
      readonly http: HttpClient;
      readonly pacing: Pacing;
      readonly authenticator: Authenticator;
      readonly recorder: Recorder;
      readonly redactor: Redactor;
    },
  ) {}

  /**
   * Sends one request; 429 and 503 are repeated after a pause.
   * @throws Inconclusive when the supplier stays unavailable
   * @throws NotRun when the supplier has not answered anything for a while
   */
  async send(request: SupplierRequest, journal: Journal): Promise<Reply> {
    const operation = operationOf(request.operation);
    for (let repeat = 0; ; repeat++) {
      if (this.#failuresInARow >= failuresUntilDown)
        throw new NotRun(`The supplier is down: the last ${failuresUntilDown} requests got no answer.`);
      const exchange = await this.parts.pacing.run(() => this.#exchange(operation, request));
      journal.record(exchange);
      this.#failuresInARow = exchange.failure ? this.#failuresInARow + 1 : 0;
      const status = exchange.response?.status;
      if (status !== 429 && status !== 503) {
        const sent = operation.request ? request.body : undefined;
        return new Reply(operation, exchange, sent, journal, request.query);
      }
      if (repeat === repeatsWhenUnavailable)
        throw new Inconclusive(`${operation.key} was answered ${status} ${repeat + 1} times in a row.`);
      await sleep(pauseAfter(exchange, repeat));
    }
  }

  async #exchange(operation: Operation, request: SupplierRequest): Promise<Exchange> {
    const http = await this.#httpRequest(operation, request);
    const startedAt = new Date().toISOString();
    const start = performance.now();
    const outcome = await this.parts.http.send(http);
    return this.parts.recorder.record({
      operation: operation.key,
      startedAt,
      durationMs: Math.round((performance.now() - start) * 10) / 10,
      request: http,
      ...(outcome.response ? { response: outcome.response } : { failure: outcome.failure }),
    });
  }

  /** What is made from a secret tells most of it, so it is one as well. */
  #altered(value: string): string {
    this.parts.redactor.add(value);
    this.parts.redactor.add(value.split(' ').at(-1) ?? '');
    return value;
  }

  async #httpRequest(operation: Operation, request: SupplierRequest): Promise<HttpRequest> {
    const path = pathOf(operation, request);
    const body =
      operation.request || operation.otherBody
        ? (request.text ?? (operation.request && JSON.stringify(request.body)))
        : undefined;
    const authorization = await this.parts.authenticator.authorization();
    const usual: Record<string, string | null> = {
      Authorization: authorization ?? null,
      Accept: 'application/json',
      'Content-Type': operation.request ? (request.contentType ?? 'application/json') : null,
      'X-Request-ID': randomUUID(),
      'X-Conversation-ID': randomUUID(),
      Tenant: operation.requiredHeaders.includes('Tenant') ? this.parts.tenant : null,
    };
    for (const [name, value] of Object.entries(request.headers ?? {}))
      usual[name] = typeof value === 'function' ? this.#altered(value(usual[name] ?? '')) : value;
    const foreign = operation.foreign ? foreignHeaders(operation, request, usual) : undefined;
    for (const secret of foreign?.query ?? []) this.parts.redactor.add(secret.slice(secret.indexOf('=') + 1));
    const headers: Headers = Object.entries(foreign?.headers ?? usual).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] as const],
    );
    return {
      method: operation.method,
      url: this.parts.baseUrl + path + queryString(operation, request, foreign?.query),
      headers,
      ...(body !== undefined && { body }),
    };
  }
}

/** The path of a request. A description may call the parameter of a known operation otherwise than the suite does. */
function pathOf({ path }: Operation, { pathParameters = {} }: SupplierRequest): string {
  const [only = '', ...others] = Object.values(pathParameters);
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(pathParameters[name] ?? (others.length === 0 ? only : '')),
  );
}

/** An operation of the description. */
export function operationOf(key: OperationKey): Operation {
  const operation = supplierApi.operations.get(key);
  if (!operation) throw new Error(`The description has no operation ${key}.`);
  return operation;
}

function pauseAfter(exchange: Exchange, repeat: number): number {
  const [retryAfter] = headerValues(exchange.response?.headers ?? [], 'retry-after');
  const seconds = Number(retryAfter);
  const asked = retryAfter !== undefined && Number.isFinite(seconds) ? seconds * 1000 : 250 * 2 ** repeat;
  return Math.min(Math.max(asked, 0), longestRetryAfterMs);
}
