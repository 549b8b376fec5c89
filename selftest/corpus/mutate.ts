import { isNode } from '../../config/description/values.js';
import { locate, type Node } from '../../contract/resolve.js';
import type { Json } from '../../harness/json/json.js';
import { withValue, without, type Path } from '../../harness/json/json-pointer.js';

/** A value with one keyword of its schema broken at one place. */
export interface Mutation {
  readonly keyword: string;
  /** Where it is broken; of the field that is not there where the keyword is `required`. */
  readonly path: Path;
  readonly value: Json;
}

const otherTypes: Readonly<Record<string, Json>> = {
  string: { not: 'a text' },
  integer: 'not a number',
  number: 'not a number',
  boolean: 'not a boolean',
  array: 'not a list',
  object: 'not an object',
};
const badFormats: Readonly<Record<string, Json>> = {
  'date-time': 'yesterday',
  date: 'yesterday',
  uuid: 'not-an-id',
  email: 'nowhere',
  uri: 'no address',
};

/**
 * Breaks what a value follows, one keyword at one place each. Choices are left alone: what is broken in one branch can be
 * right in another.
 */
export function mutations(document: Node, pointer: string, whole: Json): readonly Mutation[] {
  const found: Mutation[] = [];
  visit(locate(document, pointer).node, whole, [], 0);
  return found;

  function broken(keyword: string, path: Path, value: Json): void {
    found.push({ keyword, path, value: path.length === 0 ? value : withValue(whole, path, value) });
  }

  function visit(given: unknown, value: Json | undefined, path: Path, depth: number): void {
    if (!isNode(given) || value === undefined || depth > 8) return;
    const schema = typeof given['$ref'] === 'string' ? locate(document, given['$ref']).node : (given as Node);
    if (schema['oneOf'] !== undefined || schema['anyOf'] !== undefined || schema['not'] !== undefined) return;
    for (const part of list(schema['allOf'])) visit(part, value, path, depth + 1);
    const { type, required, properties, items } = schema;
    const wrong = typeof type === 'string' ? otherTypes[type] : undefined;
    if (wrong !== undefined) broken('type', path, wrong);
    ofText(schema, value, path);
    ofNumber(schema, value, path);
    if (Array.isArray(value)) visit(items, value[0] as Json | undefined, [...path, 0], depth + 1);
    else if (isNode(value)) {
      for (const name of list(required))
        if (typeof name === 'string' && value[name] !== undefined)
          found.push({ keyword: 'required', path: [...path, name], value: without(whole, [...path, name]) });
      for (const [name, part] of Object.entries(isNode(properties) ? properties : {}))
        visit(part, value[name] as Json | undefined, [...path, name], depth + 1);
    }
  }

  function ofText({ enum: listed, maxLength, minLength, format, pattern }: Node, value: Json, path: Path): void {
    if (typeof value !== 'string') return;
    if (Array.isArray(listed)) broken('enum', path, 'none-of-these');
    if (typeof maxLength === 'number' && maxLength < 10_000) broken('maxLength', path, 'a'.repeat(maxLength + 1));
    if (typeof minLength === 'number' && minLength > 0) broken('minLength', path, '');
    const bad = typeof format === 'string' ? badFormats[format] : undefined;
    if (bad !== undefined) broken('format', path, bad);
    if (typeof pattern === 'string') broken('pattern', path, '\u0000');
  }

  function ofNumber({ minimum, maximum }: Node, value: Json, path: Path): void {
    if (typeof value !== 'number') return;
    if (typeof minimum === 'number') broken('minimum', path, minimum - 1);
    if (typeof maximum === 'number') broken('maximum', path, maximum + 1);
  }
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
