import { httpOwned } from './http-headers.js';
import { isJsonType } from './media-type.js';
import type {
  Answer,
  AnswerHeader,
  DescribedForm,
  Operation,
  Parameter,
  RequestBody,
  SecurityScheme,
} from './operation.js';
import type { Sureness } from './requirements/requirement.js';
import { locate, pointerTo, resolveSchema, type Located, type Node } from './resolve.js';
import type { Schema } from './schema.js';

type Inside = (base: Located, ...steps: readonly string[]) => Located;
type Resolved = (located: Located) => Schema;

/** What the description itself does not say about an operation: its names and its area. */
export type Naming = Pick<Operation, 'key' | 'operationId' | 'generic' | 'area' | 'capability'>;

/** Headers that OpenAPI describes elsewhere: as parameters they are ignored. */
const describedElsewhere: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization']);

/** Media types other than JSON that bodies are made for, the best first. */
const forms = [
  /^application\/x-www-form-urlencoded\b/i,
  /^multipart\/form-data\b/i,
  /^text\/plain\b/i,
  /^(?:application\/octet-stream|text\/\*|\*\/\*)/i,
];

/** Reads one operation of a description. */
export function readOperation(document: Node, path: string, method: string, naming: Naming): Operation {
  const item = locate(document, pointerTo(['paths', path]));
  const own = locate(document, item.pointer + pointerTo([method]));
  const { node } = own;
  const sureness = (node['x-sureness'] ?? document['x-sureness'] ?? 'seed') as Sureness;
  const inside: Inside = (base, ...steps) => locate(document, base.pointer + pointerTo(steps));
  const resolved: Resolved = ({ pointer }) => resolveSchema(document, pointer, sureness);

  const codes = Object.keys((node['responses'] as Node | undefined) ?? {}).filter((code) => !code.startsWith('x-'));
  // If nothing is documented, any answer passes.
  const answers = new Map<string, Answer>(
    codes.length === 0
      ? [
          [
            'default',
            { mediaTypes: [], schemaPointers: new Map(), schemaPointer: undefined, schema: undefined, headers: [] },
          ],
        ]
      : codes.map((code) => [
          code.toUpperCase() === 'DEFAULT' ? 'default' : code.toUpperCase(),
          readAnswer(inside(own, 'responses', code), inside, resolved),
        ]),
  );
  const single = [...answers].flatMap(([code, answer]) =>
    /^\d{3}$/.test(code) ? [[Number(code), answer] as const] : [],
  );
  const statuses = single.map(([status]) => status);
  const parameters = parametersOf(item, own, inside);
  const placed = (place: string) =>
    parameters
      .filter((parameter) => parameter.node['in'] === place)
      .map((parameter) => readParameter(parameter, inside, resolved));
  const headerParameters = placed('header').filter(
    ({ name }) => !describedElsewhere.has(name.toLowerCase()) && !httpOwned.has(name.toLowerCase()),
  );
  const body = node['requestBody'] === undefined ? undefined : inside(own, 'requestBody');
  const request = body && requestBody(body, inside, resolved);
  return {
    ...naming,
    pointer: own.pointer,
    method: method.toUpperCase(),
    path,
    request,
    otherBody:
      body && !request
        ? {
            mediaTypes: Object.keys((body.node['content'] ?? {}) as Node),
            required: body.node['required'] === true,
            described: describedForm(body, inside, resolved),
          }
        : undefined,
    queryParameters: placed('query'),
    pathParameters: placed('path'),
    headerParameters,
    cookieParameters: placed('cookie'),
    statuses,
    successes: statuses.filter((status) => status >= 200 && status < 300),
    answers,
    answerSchemaPointers: new Map(
      single.flatMap(([status, { schemaPointer }]) => (schemaPointer === undefined ? [] : [[status, schemaPointer]])),
    ),
    answerSchemas: new Map(single.flatMap(([status, { schema }]) => (schema === undefined ? [] : [[status, schema]]))),
    answerHeaders: new Map(
      single.map(([status, { headers }]) => [
        status,
        headers.filter(({ required }) => required).map(({ name }) => name),
      ]),
    ),
    requiredHeaders: headerParameters.filter(({ required }) => required).map(({ name }) => name),
    security: securityOf(document, node),
  };
}

/** The parameters of the path and of the operation; those of the operation win. */
function parametersOf(item: Located, own: Located, inside: Inside): readonly Located[] {
  const byPlace = new Map<string, Located>();
  for (const owner of [item, own])
    for (const index of Object.keys((owner.node['parameters'] as Node | undefined) ?? {})) {
      const parameter = inside(owner, 'parameters', index);
      byPlace.set(`${String(parameter.node['in'])} ${String(parameter.node['name'])}`, parameter);
    }
  return [...byPlace.values()];
}

function readParameter(parameter: Located, inside: Inside, resolved: Resolved): Parameter {
  const { node } = parameter;
  const json = jsonContent(parameter);
  const schema = json === undefined ? inside(parameter, 'schema') : inside(parameter, 'content', json, 'schema');
  const [example] = [
    ...examplesIn(node, inside, parameter),
    ...(json === undefined ? [] : bodyExamples(parameter, json, inside)),
  ];
  const style =
    (node['style'] as string | undefined) ?? (['query', 'cookie'].includes(String(node['in'])) ? 'form' : 'simple');
  return {
    name: node['name'] as string,
    required: node['required'] === true || node['in'] === 'path',
    json: json !== undefined,
    style,
    explode: (node['explode'] as boolean | undefined) ?? style === 'form',
    schema: { ...resolved(schema), ...(example !== undefined && { example }) },
    pointer: schema.pointer,
  };
}

function requestBody(body: Located, inside: Inside, resolved: Resolved): RequestBody | undefined {
  const mediaType = jsonContent(body);
  return mediaType === undefined ? undefined : bodyOf(mediaType, body, inside, resolved);
}

/** The body of the first media type in which a form, or a plain text, is described. */
function describedForm(body: Located, inside: Inside, resolved: Resolved): DescribedForm | undefined {
  const content = (body.node['content'] as Readonly<Record<string, Node>> | undefined) ?? {};
  const described = Object.keys(content).filter((name) => content[name]?.['schema'] !== undefined);
  const mediaType = forms.map((form) => described.find((name) => form.test(name))).find((name) => name !== undefined);
  if (mediaType === undefined) return undefined;
  const { encoding } = inside(body, 'content', mediaType).node;
  return {
    ...bodyOf(mediaType, body, inside, resolved),
    encoding: (typeof encoding === 'object' && encoding !== null ? encoding : {}) as DescribedForm['encoding'],
  };
}

function bodyOf(mediaType: string, body: Located, inside: Inside, resolved: Resolved): RequestBody {
  const whole = inside(body, 'content', mediaType, 'schema');
  const choice = ['oneOf', 'anyOf'].find((name) => Array.isArray(whole.node[name]));
  const kinds =
    choice === undefined
      ? [whole]
      : Object.keys(whole.node[choice] as Node).map((index) => inside(whole, choice, index));
  const [shown = whole] = kinds;
  return {
    schema: resolved(shown),
    pointer: shown.pointer,
    kinds: kinds.map(resolved),
    wholePointer: whole.pointer,
    mediaType: mediaType.includes('*') ? 'application/json' : mediaType,
    required: body.node['required'] === true,
    examples: bodyExamples(body, mediaType, inside),
  };
}

function readAnswer(response: Located, inside: Inside, resolved: Resolved): Answer {
  const json = jsonContent(response);
  const schema = json === undefined ? undefined : inside(response, 'content', json, 'schema');
  const content = (response.node['content'] as Readonly<Record<string, Node>> | undefined) ?? {};
  const described = Object.keys(content).filter((name) => content[name]?.['schema'] !== undefined);
  return {
    mediaTypes: Object.keys(content),
    schemaPointers: new Map(described.map((name) => [name, inside(response, 'content', name, 'schema').pointer])),
    schemaPointer: schema?.pointer,
    schema: schema && resolved(schema),
    headers: Object.keys((response.node['headers'] as Node | undefined) ?? {})
      .filter((name) => name.toLowerCase() !== 'content-type')
      .map((name): AnswerHeader => {
        const header = inside(response, 'headers', name);
        const json = jsonContent(header);
        const described =
          header.node['schema'] !== undefined
            ? inside(header, 'schema')
            : json === undefined
              ? undefined
              : inside(header, 'content', json, 'schema');
        return {
          name,
          required: header.node['required'] === true,
          pointer: described?.pointer,
          schema: described ? resolved(described) : {},
          json: json !== undefined,
        };
      }),
  };
}

/** The media type of a JSON body with a schema: `application/json` before other JSON types. */
function jsonContent({ node }: Located): string | undefined {
  const content = (node['content'] as Readonly<Record<string, Node>> | undefined) ?? {};
  const described = Object.keys(content).filter((name) => content[name]?.['schema'] !== undefined);
  return described.find((name) => name === 'application/json') ?? described.find((name) => isJsonType(name));
}

function bodyExamples(body: Located, mediaType: string, inside: Inside): readonly unknown[] {
  const content = inside(body, 'content', mediaType);
  return examplesIn(content.node, inside, content);
}

/** The values of `example` and `examples` next to a schema. */
function examplesIn(node: Node, inside: Inside, place: Located): readonly unknown[] {
  const named = Object.keys((node['examples'] as Node | undefined) ?? {}).map(
    (name) => inside(place, 'examples', name).node['value'],
  );
  return [node['example'], ...named].filter((value) => value !== undefined);
}

/** The alternatives of a security requirement. No requirement, or an empty alternative, means open to everyone. */
function securityOf(document: Node, node: Node): Operation['security'] {
  const requirements = (node['security'] ?? document['security'] ?? []) as readonly Node[];
  if (requirements.some((alternative) => Object.keys(alternative).length === 0)) return [];
  return requirements.map((alternative) =>
    Object.keys(alternative).map((name) =>
      schemeOf(locate(document, pointerTo(['components', 'securitySchemes', name])).node),
    ),
  );
}

function schemeOf(scheme: Node): SecurityScheme {
  const name = typeof scheme['name'] === 'string' ? scheme['name'] : 'Authorization';
  if (scheme['type'] === 'apiKey') return { kind: scheme['in'] as 'header' | 'query' | 'cookie', name };
  if (scheme['type'] === 'oauth2' || scheme['type'] === 'openIdConnect')
    return { kind: 'bearer', name: 'Authorization' };
  const kind = scheme['type'] === 'http' ? String(scheme['scheme']).toLowerCase() : 'other';
  return { kind: kind === 'bearer' || kind === 'basic' ? kind : 'other', name: 'Authorization' };
}
