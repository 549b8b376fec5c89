// cspell:ignore ededed
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { serve, type Served } from '../serve.js';

type Json = Record<string, unknown>;
interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly token: string | undefined;
  readonly text: string;
}

/** What a server does otherwise than the description says: its answer in place of the sound one, where it has any. */
export type Fault = (asked: Asked, sound: Answer) => Answer | undefined;

/** A server of the labels that labels/labels.yaml describes, sound unless it has a fault. */
export function labelsServer(fault: Fault = () => undefined): Promise<Served> {
  const labels = new Map([label('bug'), label('wontfix')].map((one) => [one['name'] as string, one]));
  return serve((request, response) => void respond(request, response));

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked: Asked = {
      method: request.method ?? '',
      url: new URL(request.url ?? '/', 'http://labels'),
      token: request.headers.authorization,
      text: await textOf(request),
    };
    const sound = answerTo(asked, request.headers['content-type']);
    const { status, body, headers } = fault(asked, sound) ?? sound;
    response.writeHead(status, { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }

  function answerTo({ method, url, token, text }: Asked, contentType = ''): Answer {
    if (token !== 'Bearer labels-token') return refused(401, 'Bad credentials');
    const [, name] = /^\/repos\/octocat\/hello-world\/labels(?:\/([^/]+))?$/.exec(url.pathname) ?? [
      undefined,
      undefined,
    ];
    if (!url.pathname.startsWith('/repos/octocat/hello-world/labels')) return refused(404, 'Not Found');
    if (name === undefined)
      return method === 'POST' ? create(text, contentType) : list(url.searchParams.get('per_page'));
    const known = labels.get(decodeURIComponent(name));
    if (!known) return refused(404, 'Not Found');
    if (method === 'GET') return { status: 200, body: known };
    labels.delete(decodeURIComponent(name));
    return { status: 204 };
  }

  function list(perPage: string | null): Answer {
    const wanted = Number(perPage ?? 30);
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > 100) return refused(422, 'Validation Failed');
    return { status: 200, body: [...labels.values()].slice(0, wanted), headers: { 'X-RateLimit-Limit': '5000' } };
  }

  function create(text: string, contentType: string): Answer {
    if (!contentType.startsWith('application/json')) return refused(415, 'JSON is expected');
    const wanted = parsed(text);
    if (wanted === undefined) return refused(400, 'Problems parsing JSON');
    const { name, color = 'ededed', description = null } = wanted;
    const right =
      typeof name === 'string' &&
      name.length >= 1 &&
      name.length <= 50 &&
      typeof color === 'string' &&
      /^[0-9a-f]{6}$/i.test(color) &&
      (description === null || (typeof description === 'string' && description.length <= 100));
    if (!right || labels.has(name)) return refused(422, 'Validation Failed');
    const made = { ...label(name), color, description };
    labels.set(name, made);
    return { status: 201, body: made };
  }
}

function label(name: string): Json {
  return { id: name.length, name, color: 'f29513', description: null, default: false };
}

function refused(status: number, message: string): Answer {
  return { status, body: { message } };
}

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}
