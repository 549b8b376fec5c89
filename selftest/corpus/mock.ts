import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import type { ApiDescription } from '../../contract/description.js';
import { closestType } from '../../contract/media-type.js';
import type { Operation, OtherBody, Parameter } from '../../contract/operation.js';
import { serve } from '../serve.js';
import { MockAnswers, type MockAnswer } from './mock-answers.js';
import { schemasOf } from './mock-schemas.js';
import { meaningsInQuery, meaningsOf, meaningsOfForm, type Meanings } from './parameter-text.js';

/** The credentials that a mock takes, in whatever place its description wants them. */
export const mockToken = 'corpus-token';

/** A defect of a mock that is sound otherwise. */
export interface Defect {
  /** Whether it does not look at a part of the requests of an operation. */
  readonly overlooks?: (operation: Operation, part: RequestPart) => boolean;
  /** What it answers in place of what is right. */
  readonly answers?: (operation: Operation, right: MockAnswer) => MockAnswer;
}

/** What a mock checks of a request. */
export type RequestPart = 'credentials' | 'path' | 'query' | 'headers' | 'body';

export interface Mock extends AsyncDisposable {
  readonly url: string;
  /** How many requests it had. */
  readonly requests: () => number;
  /** Operations whose valid requests could not be answered by the description, and why. */
  readonly unanswered: ReadonlyMap<string, string>;
  /** Bodies of answers, by the places of their schemas, that the second validator refuses. */
  readonly refused: readonly string[];
  /** Operations that it had to refuse in a way that is not described. */
  readonly undescribed: ReadonlySet<string>;
}

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  /** The query that some write into a path, such as `?from={from}`, with its parameters. */
  readonly asked: readonly (readonly [query: string, name: string])[];
}

/** A server made from a description: it refuses what the second validator finds wrong, and answers the rest as described. */
export async function startMock(api: ApiDescription, defect: Defect = {}): Promise<Mock> {
  const routes = [...api.operations.values()].map(routeOf).toSorted((a, b) => a.names.length - b.names.length);
  const requests = schemasOf(api.document, 'readOnly');
  const answers = new MockAnswers(api);
  // Made beforehand: for some it takes longer than a supplier may take.
  for (const operation of api.operations.values()) await answers.success(operation);
  const unanswered = new Map<string, string>();
  let count = 0;
  const served = await serve((request, response) => {
    count += 1;
    void respond(request)
      .catch((thrown: unknown): MockAnswer => ({ status: 500, headers: {}, text: String(thrown) }))
      .then((answer) => write(response, answer));
  });
  return {
    url: served.url,
    requests: () => count,
    unanswered,
    refused: answers.refused,
    undescribed: answers.undescribed,
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  };

  async function respond(request: IncomingMessage): Promise<MockAnswer> {
    const text = await textOf(request);
    const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
    const there = routes.filter(({ pattern }) => pattern.test(path));
    const route = there.find(({ operation }) => operation.method === request.method);
    const headers = { allow: there.map(({ operation }) => operation.method).join(', ') };
    if (!route) return { status: there.length > 0 ? 405 : 404, headers: there.length > 0 ? headers : {}, text: '' };
    const answer = await answerTo(route, request, path, query, text);
    return defect.answers?.(route.operation, answer) ?? answer;
  }

  async function answerTo(route: Route, request: IncomingMessage, path: string, query: string, text: string) {
    const { operation } = route;
    const looksAt = (part: RequestPart) => defect.overlooks?.(operation, part) !== true;
    if (looksAt('credentials') && !knows(operation, request, query)) return answers.refusal(operation, 401);
    const inPath = valuesIn(route, path, new URLSearchParams(query));
    if (looksAt('path') && !(await allValid(operation.pathParameters, ({ name }) => inPath.get(name))))
      return answers.refusal(operation, 404);
    const asked = new URLSearchParams(query);
    const { headers } = request;
    const valid =
      (!looksAt('query') ||
        (await allValid(operation.queryParameters, (parameter) => meaningsInQuery(parameter, asked, query)))) &&
      (!looksAt('headers') ||
        (await allValid(operation.headerParameters, (parameter) => meaningsInHeader(headers, parameter))));
    if (!valid) return answers.refusal(operation, 400);
    const wrong = looksAt('body') ? await wrongBody(operation, headers['content-type'], text) : undefined;
    if (wrong !== undefined) return answers.refusal(operation, wrong);
    const success = await answers.success(operation);
    if (success) return success;
    const hasSuccess = [...operation.answers.keys()].some((code) => /^2|^default$/i.test(code));
    unanswered.set(
      operation.key,
      hasSuccess ? 'no body of its success can be made' : 'no success is described, so none conforms',
    );
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
    if (!request) return otherBody && (await isWrongForm(otherBody, type, text)) ? 400 : undefined;
    if (text === '') return request.required ? 400 : undefined;
    if (closestType(type, [request.mediaType, ...(otherBody?.mediaTypes ?? [])]) === undefined) return 415;
    if (closestType(type, [request.mediaType]) === undefined) return undefined;
    try {
      return (await requests(request.wholePointer))(JSON.parse(text)) ? undefined : 400;
    } catch {
      return 400;
    }
  }

  async function isWrongForm({ required, described }: OtherBody, type: string | undefined, text: string) {
    if (text === '') return required && described?.mediaType !== 'text/plain';
    if (!described || !/urlencoded/.test(type ?? '')) return false;
    const isValid = await requests(described.wholePointer);
    const meanings = meaningsOfForm(text, described.schema);
    return meanings !== 'anything' && !meanings.some((value) => isValid(value));
  }
}

function routeOf(operation: Operation): Route {
  const [path = '', ...rest] = operation.path.split(/[?#]/);
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  const parts = path.split(/\{[^{}]+\}/).map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`));
  const asked = [...rest.join('&').matchAll(/([^&=]+)=\{([^{}]+)\}/g)].map(
    ([, query = '', name = '']) => [query, name] as const,
  );
  return { operation, names, asked, pattern: new RegExp(`^${parts.join('([^/]+)')}$`) };
}

function valuesIn({ operation, pattern, names, asked }: Route, path: string, query: URLSearchParams) {
  const [, ...texts] = pattern.exec(path) ?? [];
  const given = [
    ...names.map((name, index) => [name, decodeURIComponent(texts[index] ?? '')] as const),
    ...asked.map(([inQuery, name]) => [name, query.get(inQuery) ?? ''] as const),
  ];
  return new Map<string, Meanings>(
    given.flatMap(([name, text]) => {
      const parameter = operation.pathParameters.find((each) => each.name === name);
      return parameter ? [[name, meaningsOf(text, parameter)] as const] : [];
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

function write(response: ServerResponse, { status, type, headers, text }: MockAnswer): void {
  response.writeHead(status, { ...headers, ...(type !== undefined && { 'content-type': type }) });
  response.end(text === '' ? undefined : text);
}
