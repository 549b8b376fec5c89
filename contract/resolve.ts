import { isNormative, type Sureness } from './requirements/requirement.js';
import type { Schema } from './schema.js';

/** An object of a description before it is interpreted. */
export type Node = Readonly<Record<string, unknown>>;

/** Whether a value is an object: neither null nor an array. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A place in a description, after all references are followed. */
export interface Located {
  readonly node: Node;
  /** A local reference, such as `#/components/schemas/Error`. */
  readonly pointer: string;
}

/** The steps to a place as the end of a JSON pointer (RFC 6901), encoded for a URI fragment. */
export function pointerTo(steps: readonly string[]): string {
  return steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '%25')}`).join('');
}

/**
 * The place that a pointer names; a `$ref` there is followed.
 * @param pointer with or without its leading `#`
 * @throws Error if the description has no such place
 */
export function locate(document: Node, pointer: string): Located {
  const steps = pointer.replace(/^#/, '').split('/').slice(1).map(unescaped);
  const node = steps.reduce<unknown>((at, step) => (at as Node | undefined)?.[step], document);
  if (typeof node !== 'object' || node === null) throw new Error(`The description has nothing at ${pointer}.`);
  const reference = (node as Node)['$ref'];
  return typeof reference === 'string'
    ? locate(document, reference)
    : { node: node as Node, pointer: `#${pointerTo(steps)}` };
}

/**
 * Resolves references and merges allOf: the result is one flat schema for each value. A schema inside itself is left
 * open. Each part has its sureness; everything inside a doubtful part is doubtful. Deeper parts are resolved when they
 * are first read: in a large description most never are.
 */
export function resolveSchema(document: Node, pointer: string, sureness: Sureness): Schema {
  return resolve(document, locate(document, pointer).node, sureness, [pointer]);
}

function resolve(document: Node, schema: Node, context: Sureness, inside: readonly string[]): Schema {
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    if (inside.includes(reference)) return {};
    const { $ref: _, ...beside } = schema;
    const { node } = locate(document, reference);
    return resolve(document, { ...node, ...beside }, context, [...inside, reference]);
  }
  const own = (schema['x-sureness'] as Sureness | undefined) ?? context;
  const sureness = isNormative(context) ? own : context;
  const { allOf, ...rest } = schema as Node & { readonly allOf?: readonly Node[] };
  const deeper = (inner: Node) => resolve(document, inner, sureness, inside);
  const parts = [...(allOf ?? []).map(deeper), rest as Schema];
  const merged: Schema = Object.assign({}, ...parts, { 'x-sureness': sureness });
  const required = parts.flatMap((part) => part.required ?? []);
  const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {})) as Record<string, Node>;
  const lists = (['oneOf', 'anyOf'] as const).filter((name) => Array.isArray(merged[name]));
  return withLater(
    { ...merged, ...(required.length > 0 && { required }) },
    {
      ...(Object.keys(properties).length > 0 && {
        properties: () =>
          withLater({}, Object.fromEntries(Object.entries(properties).map(([name, own]) => [name, () => deeper(own)]))),
      }),
      ...(merged.items && { items: () => deeper(merged.items as Node) }),
      ...Object.fromEntries(lists.map((name) => [name, () => (merged[name] as readonly Node[]).map(deeper)])),
    },
  );
}

/** An object with additional properties that are computed when they are first read. */
function withLater<T extends object>(object: T, later: Readonly<Record<string, () => unknown>>): T {
  for (const [name, make] of Object.entries(later)) {
    let made: { readonly value: unknown } | undefined;
    const get = () => (made ??= { value: make() }).value;
    Object.defineProperty(object, name, { get, enumerable: true, configurable: true });
  }
  return object;
}

function unescaped(step: string): string {
  // Most are plain names, and a large description has them by the million.
  const decoded = step.includes('%') ? decodeURIComponent(step) : step;
  return decoded.includes('~') ? decoded.replaceAll('~1', '/').replaceAll('~0', '~') : decoded;
}
