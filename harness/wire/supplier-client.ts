import { isAuthenticatedAsUsual, type SupplierRequest } from './supplier-request.js';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { operationOf } from '../../contract/description.js';
import type { Operation, Parameter } from '../../contract/operation.js';
import type { Authenticator } from './tokens/authentication.js';
import { repeatBroken } from './broken-connection.js';
import type { Cause } from '../report/causes.js';
import { causeOfSuiteError, SuiteError } from '../report/errors.js';
import { alteredExpression } from '../report/curl.js';
import { genericHeaders } from './headers.js';
import { headerValues, type Exchange, type Headers, type HttpRequest, type HttpResponse } from '../report/exchange.js';
import type { HttpClient } from './http-client.js';
import type { EvidenceLog } from './evidence-log.js';
import type { Pacing } from './pacing.js';
import { queryString } from './query-string.js';
import type { Recorder } from '../report/recorder.js';
import type { Redactor } from '../report/redaction.js';
import { Reply } from './reply.js';
import { RequestBudget } from './request-budget.js';
import { causeOfGivingUp, pauseAfter, retryBudgetMs, whyGivenUp } from './retry-after.js';
import { Inconclusive, Interrupted } from '../report/signals.js';
import { Admission, SignsOfLife } from './liveness.js';
import { asksForLife } from './supplier-probe.js';

/** How often a request is repeated that was answered with 429 or 503. */
const repeatsWhenUnavailable = 3;

/** So many requests in a row were given up for that, and the supplier counts as unavailable. */
const givenUpUntilUnavailable = 8;

/** Sends requests to the supplier under test, at its pace, and records every exchange. */
export class SupplierClient {
  readonly #life: SignsOfLife;
  readonly #budget: RequestBudget;
  readonly #admission = new Admission();
  #givenUpInARow = 0;

  constructor(
    private readonly parts: {
      readonly baseUrl: string;
      readonly tenant: string;
      readonly http: HttpClient;
      /** Asks whether the supplier is alive at all, while its answers to other requests are still awaited. */
      readonly probeClient: HttpClient;
      readonly pacing: Pacing;
      readonly authenticator: Authenticator;
      readonly recorder: Recorder;
      readonly redactor: Redactor;
      /** Called right before a request leaves this machine. */
      readonly beforeSending?: (request: SupplierRequest) => void;
      /** How many requests may be sent; no limit by default. */
      readonly maxRequests?: number;
    },
  ) {
    this.#budget = new RequestBudget(parts.maxRequests);
    this.#life = new SignsOfLife(() => asksForLife(parts));
  }

  /** From now on requests are sent even beyond the budget: those that remove what the run created. */
  liftBudget(): void {
    this.#budget.lift();
  }

  /**
   * Sends one request. 429 and 503 are repeated after a pause; a request whose connection broke is repeated to find out
   * whether that is how the supplier answers it.
   * @throws Inconclusive when the supplier stays unavailable
   * @throws Interrupted when the connection broke once, and it is unknown what became of the request
   * @throws NotRun when the supplier is down, or the budget of requests is used up
   */
  async send(request: SupplierRequest, journal: EvidenceLog): Promise<Reply> {
    const operation = operationOf(request.operation);
    const sent = operation.request ? request.body : undefined;
    const { redactor } = this.parts;
    const replyTo = (exchange: Exchange, wasInterrupted = false) =>
      new Reply(operation, exchange, sent, journal, request.query, { request, redactor, wasInterrupted });
    const ask = () => this.#answer(operation, request, journal);
    const exchange = await ask();
    if (!exchange.failure) return replyTo(exchange);
    // Nothing was sent, so it says nothing of the supplier.
    if (exchange.failure.kind === 'unsendable') throw new SuiteError('REQUEST_UNSENDABLE', exchange.failure.message);
    if (exchange.failure.kind === 'unsupported')
      throw new Inconclusive(exchange.failure.message, { because: 'cannot-follow' });
    const failedAt = performance.now();
    const again = await repeatBroken(exchange, ask);
    if (again.exchange.failure) {
      if (await this.#life.since(failedAt)) return replyTo(again.exchange);
      throw this.#life.giveUp(
        `The supplier gives no usable answer to anything: ${again.exchange.failure.message}`,
        'unreachable',
      );
    }
    const reply = replyTo(again.exchange, !again.neverArrived);
    journal.note(`Sent again, since the connection broke: ${exchange.failure.message}`);
    // A success cannot come from the repeat; a refusal can, when the supplier knows the request already.
    if (again.neverArrived || reply.accepted) return reply;
    throw new Interrupted(
      `The connection broke, and a repeat was answered ${reply.status}: ${exchange.failure.message}`,
      { because: 'connection-broke', about: operation.key },
    );
  }

  /** The answer to a request, once the supplier is available and knows the token. */
  async #answer(operation: Operation, request: SupplierRequest, journal: EvidenceLog): Promise<Exchange> {
    let waitedMs = 0;
    let renewed = false;
    for (let repeat = 0; ;) {
      const exchange = await this.parts.pacing.run(() => this.#exchange(operation, request), journal.turn);
      journal.record(exchange);
      const { response } = exchange;
      if (response?.status === 401 && !renewed && isAuthenticatedAsUsual(request)) {
        renewed = true;
        if (await this.#renewToken(exchange)) continue;
      }
      if (response?.status !== 429 && response?.status !== 503) {
        this.#givenUpInARow = 0;
        if (response && isAuthenticatedAsUsual(request)) this.#checkAdmission(operation, response);
        return exchange;
      }
      const pause = pauseAfter(response, repeat);
      waitedMs += pause.ms;
      if (waitedMs > retryBudgetMs || repeat === repeatsWhenUnavailable)
        throw this.#unavailable(whyGivenUp(operation.key, response.status, repeat, pause), {
          because: causeOfGivingUp(response.status, pause),
          about: operation.key,
        });
      repeat++;
      if (pause.asked) this.parts.pacing.hold(pause.ms);
      await sleep(pause.ms);
    }
  }

  /** @throws NotRun once it is clear that nothing is let in: no request says anything about the supplier then */
  #checkAdmission(operation: Operation, { status }: HttpResponse): void {
    if (this.#admission.isGranted(operation.key, status)) return;
    throw this.#life.giveUp(
      `The supplier answers ${status} to everything: it does not accept the credentials. Check auth and tenant in the profile, and that the token has not expired.`,
      'credentials-refused',
    );
  }

  #unavailable(reason: string, options: { readonly because: Cause; readonly about: string }): Error {
    if (++this.#givenUpInARow < givenUpUntilUnavailable) return new Inconclusive(reason, options);
    return this.#life.giveUp(`The supplier stays unavailable: ${reason}`, options.because);
  }

  /** Whether there is another token than the one that was refused. */
  async #renewToken({ request }: Exchange): Promise<boolean> {
    const [refused] = headerValues(request.headers, 'authorization');
    return this.#unlessTokenIsRefused(() => this.parts.authenticator.renew(refused));
  }

  /** Without a token nothing can be examined any more. */
  async #unlessTokenIsRefused<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      if (thrown instanceof SuiteError) throw this.#life.giveUp(thrown.message, causeOfSuiteError(thrown));
      throw thrown;
    }
  }

  async #exchange(operation: Operation, request: SupplierRequest): Promise<Exchange> {
    await this.#life.check();
    const http = await this.#httpRequest(operation, request);
    const startedAt = new Date().toISOString();
    const start = performance.now();
    this.#budget.take();
    this.parts.beforeSending?.(request);
    const outcome = await this.parts.http.send(http);
    if (outcome.response ?? outcome.failure?.status) this.#life.answered();
    else this.#life.unanswered();
    return this.parts.recorder.record({
      operation: operation.key,
      startedAt,
      durationMs: Math.round((performance.now() - start) * 10) / 10,
      request: http,
      ...(outcome.response ? { response: outcome.response } : { failure: outcome.failure }),
    });
  }

  /** What is made from a secret reveals most of it, so it is one as well; a reader's shell can make it, too. */
  #altered(usual: string, value: string): string {
    const { redactor } = this.parts;
    const [credentials, altered] = [credentialsIn(usual), credentialsIn(value)];
    const expression = alteredExpression(credentials, altered, redactor.expressionIn(usual));
    if (expression !== undefined) redactor.express(altered, expression);
    else if (redactor.hides(value)) redactor.add(altered);
    return value;
  }

  /** A token as it stands in a query. */
  #inQuery(token: string): string {
    const { redactor } = this.parts;
    // As it goes over the wire, where an apostrophe is encoded, too: a supplier that quotes it gives no secret away.
    const encoded = encodeURIComponent(token).replaceAll("'", '%27');
    redactor.express(encoded, redactor.expressionIn(token));
    return encoded;
  }

  async #httpRequest(operation: Operation, request: SupplierRequest): Promise<HttpRequest> {
    const path = pathOf(operation, request);
    const body =
      operation.request || operation.otherBody
        ? (request.text ?? (operation.request && JSON.stringify(request.body)))
        : undefined;
    const authorization = await this.#unlessTokenIsRefused(() => this.parts.authenticator.authorization());
    const usual: Record<string, string | null> = {
      Authorization: authorization ?? null,
      Accept: 'application/json',
      'Content-Type': operation.request ? (request.contentType ?? 'application/json') : null,
      'X-Request-ID': randomUUID(),
      'X-Conversation-ID': randomUUID(),
      Tenant: operation.requiredHeaders.includes('Tenant') ? this.parts.tenant : null,
    };
    if (request.tokenInQuery !== undefined) usual['Authorization'] = null;
    for (const [name, value] of Object.entries(request.headers ?? {}))
      usual[name] = typeof value === 'function' ? this.#altered(usual[name] ?? '', value(usual[name] ?? '')) : value;
    const generic = operation.generic ? genericHeaders(operation, request, usual) : undefined;
    if (isAuthenticatedAsUsual(request))
      for (const secret of generic?.query ?? []) this.parts.redactor.add(secret.slice(secret.indexOf('=') + 1));
    const headers: Headers = Object.entries(generic?.headers ?? usual).flatMap(([name, value]) =>
      value === null ? [] : [[name === 'Authorization' ? name : (request.headerName?.(name) ?? name), value] as const],
    );
    const token =
      request.tokenInQuery === undefined
        ? []
        : [`${request.tokenInQuery}=${this.#inQuery(credentialsIn(authorization ?? ''))}`];
    return {
      method: operation.method,
      url: this.parts.baseUrl + path + queryString(operation, request, [...(generic?.query ?? []), ...token]),
      headers,
      ...(body !== undefined && { body }),
    };
  }
}

/** The last word of an Authorization header. */
function credentialsIn(authorization: string): string {
  return authorization.split(' ').at(-1) ?? '';
}

/** The path of a request. A description may call the parameter of a known operation otherwise than the suite does. */
function pathOf({ path, pathParameters: described }: Operation, { pathParameters = {} }: SupplierRequest): string {
  const [only = '', ...others] = Object.values(pathParameters);
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const encoded = encodeURIComponent(pathParameters[name] ?? (others.length === 0 ? only : ''));
    const parameter = described.find((each) => each.name === name);
    return parameter && hasDelimiters(parameter) ? encoded.replace(/%(?:2C|3B|3D)/g, decodeURIComponent) : encoded;
  });
}

/** Whether commas, semicolons and equals signs in a value of the path are those of its style. */
function hasDelimiters({ json, style, schema }: Parameter): boolean {
  return !json && (style !== 'simple' || ['array', 'object'].includes(String(schema.type)));
}
