import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Socket, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { isJsonObject, type JsonObject } from '../../json/json.js';
import { errorBody, headersOf, refusals, sendError } from './answer.js';
import { BodyReader, isCoded, maxKciBytes, parseKci } from './body.js';
import { Connections } from './connections.js';
import { entityIn, isAbout, type KciSubject } from './entity.js';
import { PostLog } from './post-log.js';
import type { Kci, KciPost, PostOutcome } from './post.js';
import { KciStore, type KciStoreLimits } from './store.js';
import { SupplierTokens, type SupplierCredentials } from './tokens.js';
import { KciWaitingRoom } from './waiting-room.js';

export { entityOf, referenceOf, resolutionReferenceOf, statusIn, subjectOf, type KciSubject } from './entity.js';
export type { Kci, KciPost } from './post.js';

export interface KciInboxOptions extends SupplierCredentials {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Receives everything that was sent, once it has been dealt with and before it is answered. */
  readonly onPost?: (post: KciPost) => void;
  /** What is wrong with a KCI by the rules of validation: with any message it is answered 422. None by default. */
  readonly validate?: (body: JsonObject) => readonly string[];
  readonly limits?: Partial<KciStoreLimits>;
  /** How long a request may take to arrive, in milliseconds; half a minute by default. */
  readonly slowestMs?: number;
}

/** A KCI that is answered 500 or 503 on purpose, to see whether the supplier sends it again. */
export interface Deferral {
  /** The KCI that was deferred, as soon as one came. */
  readonly post: KciPost | undefined;
  /** The same KCI, sent again. */
  readonly again: KciPost | undefined;
  /** Stops deferring, if nothing came until now. */
  lift(): void;
}

interface PlannedDeferral extends Deferral {
  readonly subject: KciSubject;
  readonly status: 500 | 503;
  post: KciPost | undefined;
  again: KciPost | undefined;
}

/** What is known about a request as it comes to an end. */
interface Received {
  readonly request: IncomingMessage;
  /** The path of its target, without the query. */
  readonly path: string;
  readonly startedAt: string;
  readonly bytes: number;
}

const usualSlowestMs = 30_000;

/** How long the last requests have to end, in milliseconds. */
const farewellMs = 250;

/** The paths of the API: below the server's `/v1`, or without it. */
const updatesPath = /^(?:\/v1)?\/kcis$/;
const tokenPath = /^(?:\/v1)?\/auth\/supplier\/access-token$/;

/** The largest form that the token endpoint reads. */
const maxFormBytes = 16 * 1024;

/** How much is read of what has no token that is known: only what names its entity is of interest. */
const maxUnknownBytes = 64 * 1024;

/**
 * The Supplier Updates API as the Fibre Cafe hosts it: takes KCIs and keeps them for the tests that wait, and keeps what it
 * could not take as facts. It is listening before the first request is sent.
 */
export class KciInbox {
  readonly #store: KciStore;
  readonly #tokens: SupplierTokens;
  readonly #log = new PostLog();
  readonly #waiting = new KciWaitingRoom();
  readonly #bodies = new BodyReader();
  readonly #connections: Connections;
  readonly #deferrals: PlannedDeferral[] = [];
  /** Sockets with a request whose end is noted where its body is read, and those that were noted as garbage. */
  readonly #accountedFor = new WeakSet<Duplex>();
  readonly #http: Server;

  private constructor(private readonly options: KciInboxOptions) {
    this.#store = new KciStore(options.limits);
    this.#tokens = new SupplierTokens(options);
    const slowestMs = options.slowestMs ?? usualSlowestMs;
    this.#http = createServer(
      {
        requestTimeout: slowestMs,
        headersTimeout: slowestMs,
        connectionsCheckingInterval: Math.min(1000, slowestMs),
        // Longer than what clients keep: one that writes into a connection that is just closed would lose its KCI.
        keepAliveTimeout: 65_000,
      },
      (request, response) => void this.#serve(request, response).catch(() => response.destroy()),
    );
    this.#connections = new Connections(this.#http);
    this.#http.on('clientError', (error: NodeJS.ErrnoException, socket) => this.#dealWithGarbage(error, socket));
  }

  /** Opens the inbox. Rejects with the system's error when it cannot listen. */
  static async open(options: KciInboxOptions): Promise<KciInbox> {
    const inbox = new KciInbox(options);
    inbox.#http.listen(options.port, options.host);
    await once(inbox.#http, 'listening');
    return inbox;
  }

  /** Where it listens, as a URL without a path. */
  get url(): string {
    const { address, port, family } = this.#http.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }

  /** All KCIs about a subject so far, in order of arrival. */
  about(subject: KciSubject): readonly Kci[] {
    return this.#store.about(subject);
  }

  /** The first KCI about a subject, of those after a given arrival, that a condition holds for; undefined after the time-out. */
  async next(
    subject: KciSubject,
    timeoutMs: number,
    { after = 0, where = () => true }: { readonly after?: number; readonly where?: (kci: Kci) => boolean } = {},
  ): Promise<Kci | undefined> {
    const wanted = (kci: Kci) => kci.arrival > after && where(kci);
    return this.about(subject).find(wanted) ?? this.#waiting.wait(subject, wanted, timeoutMs);
  }

  /** How many KCIs have been taken. */
  get arrivals(): number {
    return this.#store.arrivals;
  }

  /** How many tokens its token endpoint has issued. */
  get tokensIssued(): number {
    return this.#tokens.issued;
  }

  /** How much was sent, by what became of it. */
  get counts(): Readonly<Record<PostOutcome, number>> {
    return this.#log.counts;
  }

  /** The latest of what was sent and not taken, or was late: in order, and a thousand at most. */
  get irregular(): readonly KciPost[] {
    return this.#log.irregular;
  }

  /** Answers the next KCI about a subject with a server error, once. */
  deferOnce(subject: KciSubject, status: 500 | 503): Deferral {
    const planned: PlannedDeferral = {
      subject,
      status,
      post: undefined,
      again: undefined,
      lift: () => {
        if (!planned.post) this.#deferrals.splice(this.#deferrals.indexOf(planned), 1);
      },
    };
    this.#deferrals.push(planned);
    return planned;
  }

  /** Ends it: what is being answered is answered, what is still arriving is broken off soon. */
  async close(): Promise<void> {
    const closed = once(this.#http, 'close');
    this.#http.close();
    const patience = setTimeout(() => this.#http.closeAllConnections(), farewellMs);
    await closed;
    clearTimeout(patience);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A sender may hang up before the answer: what arrived is kept.
    response.on('error', () => undefined);
    const path = pathOf(request.url ?? '');
    if (request.method === 'POST' && tokenPath.test(path)) return this.#serveToken(request, response);
    const startedAt = new Date().toISOString();
    this.#accountedFor.add(request.socket);
    const objection = this.#tokens.objectionTo(request.headers.authorization);
    const largest = objection === undefined ? maxKciBytes : maxUnknownBytes;
    const { bytes, whole, content, crowdedOut } = await this.#bodies.read(request, largest);
    // A socket whose request broke off has had its say: what its parser still has against it is nothing new.
    if (whole) this.#accountedFor.delete(request.socket);
    const received: Received = { request, path, startedAt, bytes };
    if (request.method !== 'POST' || !updatesPath.test(path))
      return this.#refuse(response, received, 'elsewhere', 'The Supplier Updates API has POST /kcis only.');
    const coded = isCoded(request);
    const body = coded || !whole || bytes > largest ? undefined : parseKci(content);
    // Before any other check: what a stranger sends, and how, is not the supplier's fault.
    if (objection !== undefined)
      return this.#refuse(response, received, 'unauthenticated', objection, isJsonObject(body) ? { body } : {});
    if (crowdedOut === true)
      return this.#refuse(response, received, 'crowded-out', 'Too much is arriving at the same time.');
    if (!whole) return this.#refuse(response, received, 'cut-off', 'The request broke off before its body was whole.');
    if (coded)
      return this.#refuse(response, received, 'coded', 'The body is coded (Content-Encoding), and is not read.');
    if (body === undefined)
      return this.#refuse(response, received, 'too-large', `The body is larger than ${maxKciBytes} bytes.`);
    if (typeof body === 'string') return this.#refuse(response, received, 'malformed', body);
    this.#connections.trust(request.socket);
    this.#take(response, received, body);
  }

  #take(response: ServerResponse, received: Received, body: JsonObject): void {
    const entity = entityIn(body);
    const planned = this.#deferrals.find(({ subject, post }) => !post && isAbout(entity, subject));
    if (planned) {
      planned.post = this.#note(received, {
        outcome: 'put-off',
        status: planned.status,
        reason: 'Deferred on purpose.',
        body,
      });
      response.writeHead(planned.status).end();
      return;
    }
    const messages = this.options.validate?.(body) ?? [];
    if (messages.length === 0 && this.#store.knows(body)) {
      this.#note(received, { outcome: 'duplicate', status: 204, reason: 'The same KCI was sent before.', body });
      response.writeHead(204).end();
      return;
    }
    // What was answered 422 may come again, and be right then.
    const kci = this.#store.add(body, new Date().toISOString(), { remember: messages.length === 0 });
    const late = this.#waiting.deliver(kci, entity);
    const answer = messages.length > 0 ? errorBody('INVALID_REQUEST', messages) : '';
    const post = this.#note(received, {
      ...(messages.length > 0
        ? { outcome: 'invalid', status: 422, reason: messages.join(' ') }
        : { outcome: 'taken', status: 204, reason: '' }),
      answer,
      body,
      kci,
      late,
    });
    for (const deferral of this.#deferrals)
      if (deferral.post && !deferral.again && body['id'] !== undefined && deferral.post.body?.['id'] === body['id'])
        deferral.again = post;
    if (messages.length > 0) sendError(response, 422, answer);
    else response.writeHead(204).end();
  }

  #refuse(
    response: ServerResponse,
    received: Received,
    outcome: keyof typeof refusals,
    reason: string,
    more: Pick<KciPost, 'body'> = {},
  ): void {
    const [status, code] = refusals[outcome];
    const answer = outcome === 'cut-off' ? '' : errorBody(code, [reason]);
    this.#note(received, { outcome, status, reason, answer, ...more });
    if (outcome === 'cut-off') response.destroy();
    else sendError(response, status, answer);
  }

  #note(
    { request, path, startedAt, bytes }: Received,
    facts: Pick<KciPost, 'outcome' | 'status' | 'reason'> & Partial<Pick<KciPost, 'answer' | 'body' | 'kci' | 'late'>>,
  ): KciPost {
    return this.#tell({
      startedAt,
      arrivedAt: new Date().toISOString(),
      target: `${request.method ?? ''} ${path === '/kcis' ? path : (request.url ?? '')}`.slice(0, 200),
      headers: headersOf(request),
      ...addressOf(request.socket),
      bytes,
      answer: '',
      late: false,
      ...facts,
    });
  }

  #tell(facts: Omit<KciPost, 'number'>): KciPost {
    const post = this.#log.enter(facts);
    this.options.onPost?.(post);
    return post;
  }

  async #serveToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { content } = await this.#bodies.read(request, maxFormBytes);
    const { authorization, 'content-type': contentType } = request.headers;
    const { status, body } = this.#tokens.issue(authorization, contentType, content.toString('utf8'));
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  }

  /** What is not HTTP, or never came to its end. */
  #dealWithGarbage(error: NodeJS.ErrnoException, socket: Duplex): void {
    const tooSlow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
    if (!this.#accountedFor.has(socket) && error.code !== 'ECONNRESET') {
      const now = new Date().toISOString();
      this.#tell({
        startedAt: now,
        arrivedAt: now,
        outcome: tooSlow ? 'cut-off' : 'not-http',
        status: tooSlow ? 408 : 400,
        reason: tooSlow ? 'The request took too long to arrive.' : 'The bytes are not an HTTP request.',
        target: '',
        headers: [],
        ...(socket instanceof Socket ? addressOf(socket) : {}),
        bytes: 0,
        answer: '',
        late: false,
      });
    }
    this.#accountedFor.add(socket);
    if (socket.writable)
      socket.end(`HTTP/1.1 ${tooSlow ? '408 Request Timeout' : '400 Bad Request'}\r\nConnection: close\r\n\r\n`);
    else socket.destroy();
  }
}

/** The path of a request target, which may be a whole address (RFC 9112, 3.2.2), without its query. */
function pathOf(target: string): string {
  const whole = /^https?:\/\//i.test(target) && URL.canParse(target) ? new URL(target).pathname : target;
  return whole.split('?')[0] ?? '';
}

/** The address of the other end; an IPv4 address is the same in its IPv6 form. */
function addressOf({ remoteAddress }: Socket): Pick<KciPost, 'from'> {
  return remoteAddress === undefined ? {} : { from: remoteAddress.replace(/^::ffff:(?=\d)/i, '') };
}
