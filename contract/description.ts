import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from './package-root.js';
import type { OperationKey } from './requirements/requirement.js';
import type { Schema } from './schema.js';

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
  /** The schema of the JSON request body. */
  readonly requestSchema: Schema;
  /** The local reference of that schema within the description. */
  readonly requestSchemaPointer: string;
  /** Every documented status code. */
  readonly statuses: readonly number[];
  /** The documented success codes. */
  readonly successes: readonly number[];
  /** The JSON pointer of a status code's body schema within the description; none where no body is documented. */
  readonly answerSchemaPointers: ReadonlyMap<number, string>;
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
  readonly document: Readonly<Record<string, unknown>>;
  readonly operations: ReadonlyMap<OperationKey, Operation>;
}

type Node = Readonly<Record<string, unknown>>;

/** The description of the Supplier API 1.15 that ships with this package. */
export const supplierApi: ApiDescription = read(join(packageRoot, 'contract/openapi/supplier-api-1.15.yaml'));

function read(file: string): ApiDescription {
  const text = readFileSync(file, 'utf8');
  const document = parse(text) as Node;
  const info = document['info'] as { title: string; version: string };
  const operations = new Map<OperationKey, Operation>();
  for (const [path, methods] of Object.entries(document['paths'] as Record<string, Node>))
    for (const [method, node] of Object.entries(methods)) {
      const operation = readOperation(document, path, method, node as Node);
      operations.set(operation.key, operation);
    }
  return {
    name: `${info.title.replace(/^Fibre Cafe: /, '')} ${info.version}`,
    digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    document,
    operations,
  };
}

function readOperation(document: Node, path: string, method: string, node: Node): Operation {
  const responses = Object.entries(node['responses'] as Record<string, Node>);
  const statuses = responses.map(([status]) => Number(status));
  const parameters = (node['parameters'] as Node[]).map((parameter) => follow(document, parameter));
  const schema = jsonSchema(follow(document, node['requestBody'] as Node));
  return {
    key: `${method.toUpperCase()} ${path}`,
    operationId: node['operationId'] as string,
    method: method.toUpperCase(),
    path,
    area: node['x-area'] as string,
    capability: node['x-capability'] as string,
    requestSchema: resolve(document, schema ?? {}),
    requestSchemaPointer: schema?.['$ref'] as string,
    statuses,
    successes: statuses.filter((status) => status >= 200 && status < 300),
    answerSchemaPointers: new Map(
      responses.flatMap(([status, response]) => {
        const schemaOfAnswer = jsonSchema(follow(document, response));
        return schemaOfAnswer ? [[Number(status), schemaOfAnswer['$ref'] as string] as const] : [];
      }),
    ),
    requiredHeaders: parameters
      .filter((parameter) => parameter['in'] === 'header' && parameter['required'] === true)
      .map((parameter) => parameter['name'] as string),
  };
}

function jsonSchema(body: Node): Node | undefined {
  const content = body['content'] as Record<string, { schema: Node }> | undefined;
  return content?.['application/json']?.schema;
}

/** Follows a local reference; anything else is returned as it is. */
function follow(document: Node, node: Node): Node {
  const reference = node['$ref'];
  if (typeof reference !== 'string') return node;
  const steps = reference.replace(/^#\//, '').split('/');
  return follow(document, steps.reduce<unknown>((at, step) => (at as Node)[step], document) as Node);
}

/** Resolves references and merges allOf, so that a reader of limits sees one flat schema per value. */
function resolve(document: Node, schema: Node): Schema {
  const { allOf, ...own } = follow(document, schema) as Node & { allOf?: readonly Node[] };
  const parts = [...(allOf ?? []).map((part) => resolve(document, part)), own as Schema];
  const merged: Schema = Object.assign({}, ...parts);
  const required = parts.flatMap((part) => part.required ?? []);
  const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {})) as Record<string, Node>;
  return {
    ...merged,
    ...(required.length > 0 && { required }),
    ...(Object.keys(properties).length > 0 && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, resolve(document, property)]),
      ),
    }),
    ...(merged.items && { items: resolve(document, merged.items as Node) }),
  };
}
