import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from './package-root.js';
import type { OperationKey, Sureness } from './requirements/requirement.js';
import { locate, pointerTo, resolveSchema, type Located, type Node } from './resolve.js';
import type { Schema } from './schema.js';

/** The body of a request, as documented. */
export interface RequestBody {
  /** Its schema; of several kinds, the first, which is the one that the documents show. */
  readonly schema: Schema;
  /** The JSON pointer of that schema within the description. */
  readonly pointer: string;
}

/** A query parameter. */
export interface QueryParameter {
  readonly name: string;
  readonly required: boolean;
  /** Whether its value is a JSON text; otherwise it is a text, or texts separated by commas. */
  readonly json: boolean;
  readonly schema: Schema;
  readonly pointer: string;
}

/** One operation of the description. */
export interface Operation {
  /** Method and path template. */
  readonly key: OperationKey;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly area: string;
  /** Its key under the area in the supplier profile. */
  readonly capability: string;
  /** Undefined where a request has no JSON body. */
  readonly request: RequestBody | undefined;
  readonly queryParameters: readonly QueryParameter[];
  /** Every documented status code. */
  readonly statuses: readonly number[];
  /** The documented success codes. */
  readonly successes: readonly number[];
  /** The JSON pointer of a status code's body schema within the description; none where no body is documented. */
  readonly answerSchemaPointers: ReadonlyMap<number, string>;
  /** The same schemas, resolved. */
  readonly answerSchemas: ReadonlyMap<number, Schema>;
  /** The names of the headers that a status code's answer has to have. */
  readonly answerHeaders: ReadonlyMap<number, readonly string[]>;
  /** The names of the required request headers. */
  readonly requiredHeaders: readonly string[];
}

/** The parsed OpenAPI description, as data. */
export interface ApiDescription {
  /** Title and version, as in reports. */
  readonly name: string;
  /** `sha256:` and the hex digest of the file. */
  readonly digest: string;
  /** The whole document, for validators that resolve its references themselves. */
  readonly document: Node;
  readonly operations: ReadonlyMap<OperationKey, Operation>;
}

const methods: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace']);

/** The description of the Supplier API 1.15 that ships with this package. */
export const supplierApi: ApiDescription = describeApi(
  readFileSync(join(packageRoot, 'contract/openapi/supplier-api-1.15.yaml'), 'utf8'),
);

function describeApi(text: string): ApiDescription {
  const document = parse(text) as Node;
  const info = document['info'] as { title: string; version: string };
  const operations = new Map<OperationKey, Operation>();
  for (const [path, item] of Object.entries(document['paths'] as Record<string, Node>))
    for (const method of Object.keys(item).filter((name) => methods.has(name))) {
      const operation = readOperation(document, path, method);
      operations.set(operation.key, operation);
    }
  return {
    name: `${info.title.replace(/^Fibre Cafe: /, '')} ${info.version}`,
    digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    document,
    operations,
  };
}

function readOperation(document: Node, path: string, method: string): Operation {
  const own = locate(document, pointerTo(['paths', path, method]));
  const { node } = own;
  const sureness = (node['x-sureness'] ?? document['x-sureness'] ?? 'seed') as Sureness;
  const inside = (base: Located, ...steps: readonly string[]) => locate(document, base.pointer + pointerTo(steps));
  const resolved = ({ pointer }: Located) => resolveSchema(document, pointer, sureness);

  const responses = Object.keys(node['responses'] as Node).map((status) => ({
    status: Number(status),
    response: inside(own, 'responses', status),
  }));
  const statuses = responses.map(({ status }) => status);
  const bodies = responses.flatMap(({ status, response }) => {
    const schema = jsonSchema(response, inside);
    return schema ? [[status, schema] as const] : [];
  });
  const parameters = Object.keys((node['parameters'] as Node | undefined) ?? {}).map((index) =>
    inside(own, 'parameters', index),
  );
  return {
    key: `${method.toUpperCase()} ${path}`,
    operationId: node['operationId'] as string,
    method: method.toUpperCase(),
    path,
    area: node['x-area'] as string,
    capability: node['x-capability'] as string,
    request: node['requestBody'] === undefined ? undefined : requestBody(inside(own, 'requestBody'), inside, resolved),
    queryParameters: parameters
      .filter((parameter) => parameter.node['in'] === 'query')
      .map((parameter) => queryParameter(parameter, inside, resolved)),
    statuses,
    successes: statuses.filter((status) => status >= 200 && status < 300),
    answerSchemaPointers: new Map(bodies.map(([status, { pointer }]) => [status, pointer])),
    answerSchemas: new Map(bodies.map(([status, schema]) => [status, resolved(schema)])),
    answerHeaders: new Map(
      responses.map(({ status, response }) => [
        status,
        Object.keys((response.node['headers'] as Node | undefined) ?? {}).filter(
          (name) => inside(response, 'headers', name).node['required'] === true,
        ),
      ]),
    ),
    requiredHeaders: parameters
      .filter((parameter) => parameter.node['in'] === 'header' && parameter.node['required'] === true)
      .map((parameter) => parameter.node['name'] as string),
  };
}

type Inside = (base: Located, ...steps: readonly string[]) => Located;
type Resolved = (located: Located) => Schema;

function requestBody(body: Located, inside: Inside, resolved: Resolved): RequestBody | undefined {
  const schema = jsonSchema(body, inside);
  if (!schema) return undefined;
  const kinds = ['oneOf', 'anyOf'].find((name) => Array.isArray(schema.node[name]));
  const shown = kinds === undefined ? schema : inside(schema, kinds, '0');
  return { schema: resolved(shown), pointer: shown.pointer };
}

function queryParameter(parameter: Located, inside: Inside, resolved: Resolved): QueryParameter {
  const json = jsonSchema(parameter, inside);
  const schema = json ?? inside(parameter, 'schema');
  const example = parameter.node['example'];
  return {
    name: parameter.node['name'] as string,
    required: parameter.node['required'] === true,
    json: json !== undefined,
    schema: { ...resolved(schema), ...(example !== undefined && { example }) },
    pointer: schema.pointer,
  };
}

function jsonSchema(body: Located, inside: Inside): Located | undefined {
  const content = body.node['content'] as Node | undefined;
  return content?.['application/json'] === undefined
    ? undefined
    : inside(body, 'content', 'application/json', 'schema');
}
