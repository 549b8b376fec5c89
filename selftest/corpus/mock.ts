import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiDescription } from '../../contract/description.js';
import { closestType } from '../../contract/media-type.js';
import type { Operation, Parameter } from '../../contract/operation.js';
import { MockAnswers, type MockAnswer } from './mock-answers.js';
import { schemasOf } from './mock-schemas.js';
import { meaningsInQuery, meaningsOf, type Meanings } from './parameter-text.js';

/** The credentials that a mock takes, in whatever place its description wants them. */
export const mockToken = 'corpus-token';

export interface Mock extends AsyncDisposable {
  readonly url: string;
  /** Valid requests that could not be answered, since no answer could be made from the description. */
  readonly unanswered: ReadonlySet<string>;
  /** Bodies of answers, by the places of their schemas, that the second validator refuses. */
  readonly refused: readonly string[];
}

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** A server made from a description: it refuses what the second validator finds wrong, and answers the rest as described. */
export async function startMock(api: ApiDescription): Promise<Mock> {
  const routes = [...api.operations.values()].map(routeOf).toSorted((a, b) => a.names.length - b.names.length);
  const requests = schemasOf(api.document, 'readOnly');
  const answers = new MockAnswers(api);
  const unanswered = new Set<string>();
  const server = createServer((request, response) => {
    void respond(request)
      .catch((thrown: unknown): MockAnswer => ({ status: 500, headers: {}, text: String(thrown) }))
      .then((answer) => write(response, answer));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    unanswered,
    refused: answers.refused,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function respond(request: IncomingMessage): Promise<MockAnswer> {
    const text = await textOf(request);
    const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
    const route = routes.find(({ operation, pattern }) => operation.method === request.method && pattern.test(path));
    if (!route) return { status: 404, headers: {}, text: '' };
    const { operation } = route;
    if (!knows(operation, request, query)) return answers.refusal(operation, 401);
    const inPath = valuesIn(route, path);
    if (!(await allValid(operation.pathParameters, ({ name }) => inPath.get(name))))
      return answers.refusal(operation, 404);
    const asked = new URLSearchParams(query);
    const { headers } = request;
    const valid =
      (await allValid(operation.queryParameters, (parameter) => meaningsInQuery(parameter, asked, query))) &&
      (await allValid(operation.headerParameters, (parameter) => meaningsInHeader(headers, parameter)));
    if (!valid) return answers.refusal(operation, 400);
    const wrong = await wrongBody(operation, headers['content-type'], text);
    if (wrong !== undefined) return answers.refusal(operation, wrong);
    const success = await answers.success(operation);
    if (success) return success;
    unanswered.add(operation.key);
    return { status: 501, headers: {}, text: '' };
  }

  async function allValid(
    parameters: readonly Parameter[],
    meaningsFor: (parameter: Parameter) => Meanings | undefined,
  ) {
    for (const parameter of parameters) {
      const meanings = meaningsFor(parameter) ?? [];
      if (meanings === 'anything') continue;
      if (meanings.length === 0 && !parameter.required) continue;
      const isValid = await requests(parameter.pointer);
      if (!meanings.some((value) => isValid(value))) return false;
    }
    return true;
  }

  /** The code for a body that is wrong; undefined for one that is right. */
  async function wrongBody({ request, otherBody }: Operation, type: string | undefined, text: string) {
    if (!request) return otherBody?.required === true && text === '' ? 400 : undefined;
    if (text === '') return request.required ? 400 : undefined;
    if (closestType(type, [request.mediaType, ...(otherBody?.mediaTypes ?? [])]) === undefined) return 415;
    if (closestType(type, [request.mediaType]) === undefined) return undefined;
    try {
      return (await requests(request.wholePointer))(JSON.parse(text)) ? undefined : 400;
    } catch {
      return 400;
    }
  }
}

function routeOf(operation: Operation): Route {
  const [path = ''] = operation.path.split(/[?#]/);
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  const parts = path.split(/\{[^{}]+\}/).map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`));
  return { operation, names, pattern: new RegExp(`^${parts.join('([^/]+)')}$`) };
}

function valuesIn({ operation, pattern, names }: Route, path: string): ReadonlyMap<string, Meanings> {
  const [, ...texts] = pattern.exec(path) ?? [];
  return new Map(
    names.flatMap((name, index) => {
      const parameter = operation.pathParameters.find((each) => each.name === name);
      return parameter ? [[name, meaningsOf(decodeURIComponent(texts[index] ?? ''), parameter)] as const] : [];
    }),
  );
}

function meaningsInHeader(headers: IncomingMessage['headers'], parameter: Parameter): Meanings {
  const value = headers[parameter.name.toLowerCase()];
  return value === undefined ? [] : meaningsOf([value].flat().join(', '), parameter);
}

function knows({ security }: Operation, { headers }: IncomingMessage, query: string): boolean {
  if (security.length === 0) return true;
  const given = [...Object.values(headers).flat(), ...query.split('&').map((pair) => pair.split('=')[1])];
  return given.some((text) => text !== undefined && text.split(/[ =;]+/).includes(mockToken));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function write(response: ServerResponse, { status, type, headers, text }: MockAnswer): void {
  response.writeHead(status, { ...headers, ...(type !== undefined && { 'content-type': type }) });
  response.end(text === '' ? undefined : text);
}
