import { isNode, type Node } from '../../../contract/resolve.js';
import { namesOfBranches, namesOfHeir } from '../../json/discriminators.js';
import { fromOpenApi30 } from './openapi-3-0.js';
import { SchemaError } from './schema-errors.js';
import {
  schemaKeywords,
  schemaListKeywords,
  schemaMapKeywords,
  type SchemaObject,
  type SchemaSource,
} from './schema-object.js';

/** A schema with all that it refers to, as one JSON Schema 2020-12 document: `$defs/0` is the schema itself. */
export interface Bundle {
  readonly $defs: Readonly<Record<string, unknown>>;
}

/**
 * Copies a schema with everything that it refers to into one document of JSON Schema 2020-12.
 * @param leaveOut properties whose schema (or what it refers to) it holds for are left out, and no longer required
 * @throws SchemaError when a reference leads nowhere or out of the document
 */
export function bundle(source: SchemaSource, leaveOut: (schema: SchemaObject) => boolean): Bundle {
  const version = source.document['openapi'];
  const isOpenApi30 = typeof version === 'string' && version.startsWith('3.0');
  const numbers = new Map<string, number>();
  const definitions: Record<string, unknown> = {};

  const numberOf = (pointer: string): number => {
    const known = numbers.get(pointer);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(pointer, number);
    definitions[number] = copy(find(source.document, pointer), new Set());
    return number;
  };

  const follow = (schema: unknown): unknown => {
    const seen = new Set<string>();
    let current = schema;
    while (isNode(current) && typeof current['$ref'] === 'string' && !seen.has(current['$ref'])) {
      seen.add(current['$ref']);
      current = find(source.document, localPointer(source.document, current['$ref']));
    }
    return current;
  };
  const isLeftOut = (schema: unknown) => {
    const target = follow(schema);
    return (isNode(schema) && leaveOut(schema)) || (isNode(target) && leaveOut(target));
  };
  /** The names that an object schema leaves out, with those of the schemas that apply to the same object. */
  const leftOutBy = (schema: unknown, seen: ReadonlySet<unknown> = new Set()): string[] => {
    if (!isNode(schema) || seen.has(schema)) return [];
    const within = new Set([...seen, schema]);
    const parts = [...['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => list(schema[keyword])), follow(schema)];
    return [
      ...Object.entries(map(schema['properties']))
        .filter(([, property]) => isLeftOut(property))
        .map(([name]) => name),
      ...parts.filter((part) => part !== schema).flatMap((part) => leftOutBy(part, within)),
    ];
  };

  const targetOf = (reference: string) => find(source.document, localPointer(source.document, reference));

  const copy = (given: unknown, inherited: ReadonlySet<string>, isNamed = true): unknown => {
    if (!isNode(given)) return given;
    const schema = isOpenApi30 ? fromOpenApi30(given) : given;
    refuseUnsupported(schema);
    const excluded = new Set([...inherited, ...leftOutBy(schema)]);
    const result: Record<string, unknown> = { ...schema };
    delete result['$schema'];
    delete result['$id'];
    delete result['$anchor'];
    delete result['$defs'];
    delete result['definitions'];
    if (typeof schema['$ref'] === 'string')
      result['$ref'] = `#/$defs/${numberOf(localPointer(source.document, schema['$ref']))}`;
    for (const keyword of schemaKeywords)
      if (keyword in schema) result[keyword] = copy(schema[keyword], isSameObject(keyword) ? excluded : new Set());
    for (const keyword of schemaListKeywords)
      if (Array.isArray(schema[keyword]))
        result[keyword] = partsOf(schema, keyword, keyword === 'prefixItems' ? new Set() : excluded);
    const name = isNamed && typeof schema['$ref'] === 'string' ? namesOfHeir(schema['$ref'], targetOf) : undefined;
    if (name) result['allOf'] = [...list(result['allOf']), name];
    for (const keyword of schemaMapKeywords)
      if (isNode(schema[keyword]) && keyword in result)
        result[keyword] = Object.fromEntries(
          Object.entries(schema[keyword])
            .filter(([, part]) => keyword !== 'properties' || !isLeftOut(part))
            .map(([name, part]) => [name, copy(part, keyword === 'dependentSchemas' ? excluded : new Set())]),
        );
    if (Array.isArray(schema['required']))
      result['required'] = (schema['required'] as string[]).filter((name) => !excluded.has(name));
    return result;
  };

  /** The parts of a combination: a branch that a discriminator knows says the name that it has there. */
  const partsOf = (schema: Node, keyword: string, excluded: ReadonlySet<string>): unknown[] => {
    const parts = schema[keyword] as readonly unknown[];
    const isChoice = keyword === 'oneOf' || keyword === 'anyOf';
    const names = isChoice ? namesOfBranches(schema, parts, targetOf) : [];
    return parts.map((part, index) => {
      const name = names[index];
      // What is inherited from has the name of its heir.
      const copied = copy(part, excluded, name === undefined && (keyword !== 'allOf' || parts.length === 1));
      return name === undefined ? copied : { allOf: [copied, name] };
    });
  };

  const root = `#${source.pointer.replace(/^#/, '')}`;
  if (namesOfHeir(root, targetOf) === undefined) numberOf(localPointer(source.document, root));
  else {
    // Its name holds for the whole value, and not for what inherits from it in turn.
    numbers.set('the whole', 0);
    definitions[0] = copy({ $ref: root }, new Set());
  }
  return { $defs: definitions };
}

function isSameObject(keyword: string): boolean {
  return keyword === 'if' || keyword === 'then' || keyword === 'else';
}

function refuseUnsupported(schema: Node): void {
  for (const keyword of ['$dynamicRef', '$recursiveRef'])
    if (keyword in schema)
      throw new SchemaError(
        'SCHEMA_UNSUPPORTED',
        `Values cannot be made from a schema with ${keyword}; use $ref in its place.`,
      );
}

/** The JSON pointer that a local reference means; an anchor is looked for in the whole document. */
function localPointer(document: unknown, reference: string): string {
  if (!reference.startsWith('#'))
    throw new SchemaError(
      'SCHEMA_NOT_FOUND',
      `The reference ${reference} leads out of its document; bundle the document into one file first.`,
    );
  const fragment = decodeURIComponent(reference.slice(1));
  if (fragment === '' || fragment.startsWith('/')) return fragment;
  const found = pointerOfAnchor(document, fragment, '');
  if (found === undefined) throw new SchemaError('SCHEMA_NOT_FOUND', `No schema has the anchor ${fragment}.`);
  return found;
}

function pointerOfAnchor(node: unknown, anchor: string, pointer: string): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if ((node as Node)['$anchor'] === anchor) return pointer;
  for (const [name, part] of Object.entries(node)) {
    const found = pointerOfAnchor(part, anchor, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function find(document: unknown, pointer: string): unknown {
  let current = document;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name))
      throw new SchemaError('SCHEMA_NOT_FOUND', `The document has no schema at #${pointer}.`);
    current = (current as Node)[name];
  }
  return current;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function map(value: unknown): Node {
  return isNode(value) ? value : {};
}
