import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isJsonObject, type Json, type JsonObject } from './json.js';

/** The largest KCI that is read. */
const largestKciBytes = 1024 * 1024;

/** One update that the supplier sent. */
export interface Kci {
  /** Its place in the order of arrival, from 1. */
  readonly arrival: number;
  readonly arrivedAt: string;
  readonly body: JsonObject;
}

/** What a KCI is about: it is matched by these, never by its arrival. */
export interface KciSubject {
  /** The Fibre Cafe's id. */
  readonly id: number;
  readonly supplierReference?: string;
}

interface Waiting {
  readonly matches: (kci: Kci) => boolean;
  readonly resolve: (kci: Kci) => void;
}

export interface KciInboxOptions {
  readonly host: string;
  readonly port: number;
  /** The bearer token that KCIs must have; without it any is taken. */
  readonly token?: string;
}

/**
 * The Supplier Updates API as the Fibre Cafe hosts it: takes KCIs and keeps them for whoever waits.
 * It is listening before the first request is sent.
 */
export class KciInbox {
  readonly #kcis: Kci[] = [];
  readonly #waiting = new Set<Waiting>();

  readonly #http: Server;

  private constructor(private readonly token: string | undefined) {
    this.#http = createServer((request, response) => void this.#answer(request, response));
  }

  /** Opens the inbox. Rejects with the system's error when it cannot listen. */
  static async open(options: KciInboxOptions): Promise<KciInbox> {
    const inbox = new KciInbox(options.token);
    inbox.#http.listen(options.port, options.host);
    await once(inbox.#http, 'listening');
    return inbox;
  }

  /** All KCIs about a subject so far, in order of arrival. */
  about(subject: KciSubject): readonly Kci[] {
    return this.#kcis.filter((kci) => isAbout(kci, subject));
  }

  /** The first KCI about a subject, of those after a given arrival, that a condition holds for; undefined after the time-out. */
  async next(
    subject: KciSubject,
    timeoutMs: number,
    { after = 0, where = () => true }: { readonly after?: number; readonly where?: (kci: Kci) => boolean } = {},
  ): Promise<Kci | undefined> {
    const matches = (kci: Kci) => kci.arrival > after && isAbout(kci, subject) && where(kci);
    const known = this.#kcis.find(matches);
    if (known) return known;
    return new Promise((resolve) => {
      const waiting: Waiting = {
        matches,
        resolve: (kci) => {
          clearTimeout(timer);
          this.#waiting.delete(waiting);
          resolve(kci);
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting);
        resolve(undefined);
      }, timeoutMs);
      this.#waiting.add(waiting);
    });
  }

  /** How many KCIs have arrived. */
  get arrivals(): number {
    return this.#kcis.length;
  }

  async close(): Promise<void> {
    this.#http.close();
    this.#http.closeAllConnections();
    await once(this.#http, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url?.split('?')[0] !== '/kcis')
      return refuse(response, 404, 'NOT_FOUND', 'The Supplier Updates API has POST /kcis only.');
    if (this.token !== undefined && bearerToken(request) !== this.token)
      return refuse(response, 401, 'NOT_AUTHORISED', 'The access token is missing or not valid.');
    const body = await readJson(request);
    if (!isJsonObject(body)) return refuse(response, 400, 'MALFORMED_REQUEST', 'The body is not a JSON object.');
    const kci: Kci = { arrival: this.#kcis.length + 1, arrivedAt: new Date().toISOString(), body };
    this.#kcis.push(kci);
    for (const waiting of this.#waiting) if (waiting.matches(kci)) waiting.resolve(kci);
    response.writeHead(204).end();
  }
}

/** The token of a bearer authorization, whose scheme may have any letter case (RFC 9110, 11.1). */
function bearerToken({ headers }: IncomingMessage): string | undefined {
  return /^bearer +(.*)$/i.exec(headers.authorization ?? '')?.[1];
}

/** The JSON of a request; undefined when it is none, too large, or cut off. */
async function readJson(request: IncomingMessage): Promise<Json | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > largestKciBytes) return undefined;
      chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  const body = JSON.stringify({ uuid: randomUUID(), code, messages: [message] });
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(body);
}

/** The entity of a KCI: the object among its fields that has an id or a supplier reference of its own. */
export function entityOf(kci: Kci): JsonObject | undefined {
  const objects = Object.entries(kci.body).flatMap(([key, value]) =>
    isJsonObject(value) ? [[key, value] as const] : [],
  );
  return (objects.find(([key]) => key === 'serviceProblem') ??
    objects.find(([, value]) => 'status' in value && 'id' in value))?.[1];
}

/** The supplier's reference of the entity of a KCI, if it has one. */
export function referenceOf(kci: Kci): string | undefined {
  const entity = entityOf(kci);
  const reference = entity?.['supplierReference'] ?? entity?.['supplierOrderReference'];
  return typeof reference === 'string' ? reference : undefined;
}

/** The supplier's reference of the resolution that a KCI carries, wherever it carries it. */
export function resolutionReferenceOf(kci: Kci): string | undefined {
  return findResolution(kci.body);
}

function findResolution(value: Json): string | undefined {
  if (!isJsonObject(value)) return undefined;
  const reference = value['supplierReference'];
  if (isJsonObject(value['resolutionDetails']) && typeof reference === 'string') return reference;
  for (const inner of Object.values(value)) {
    const found = findResolution(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isAbout(kci: Kci, subject: KciSubject): boolean {
  const entity = entityOf(kci);
  if (!entity) return false;
  if (entity['id'] !== undefined) return entity['id'] === subject.id;
  return subject.supplierReference !== undefined && entity['supplierReference'] === subject.supplierReference;
}
