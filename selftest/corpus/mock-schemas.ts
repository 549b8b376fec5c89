import { registerSchema, setShouldValidateFormat, setShouldValidateSchema } from '@hyperjump/json-schema/draft-2020-12';
import { getSchema, interpret, Validation, type AST } from '@hyperjump/json-schema/experimental';
import { fromJs } from '@hyperjump/json-schema/instance/experimental';
import '@hyperjump/json-schema/formats';
import type { Node } from '../../contract/resolve.js';

// Another implementation than the one that the harness judges and makes values with.
setShouldValidateFormat(true);
setShouldValidateSchema(false);

type Validator = (value: unknown) => boolean;
type Schema = Record<string, unknown>;

/** Keywords of OpenAPI, and examples: nothing in them is a schema. */
const aside = ['example', 'examples', 'default', 'discriminator', 'xml', 'externalDocs', 'deprecated', 'description'];

/** Under these stand names, which can be anything. */
const maps: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'definitions',
  'schemas',
  'paths',
  'parameters',
  'requestBodies',
  'responses',
  'headers',
  'content',
]);

let registered = 0;

/**
 * The schemas of a description for one direction, judged by the second validator.
 * @param document the description, as it was read
 * @param absent the flag of the names that this direction does not have: `readOnly` in requests, `writeOnly` in answers
 */
export function schemasOf(document: Node, absent: 'readOnly' | 'writeOnly'): (pointer: string) => Promise<Validator> {
  registered += 1;
  const address = `https://corpus.example/${registered}`;
  const isFlagged = flagIn(document, absent);
  const flagged = namesWith(isFlagged, document);
  const { components, paths, 'x-external': external } = document;
  const whole = lifted(
    { components, paths, ...(external !== undefined && { 'x-external': external }) },
    isFlagged,
    flagged,
  );
  registerSchema(
    whole as Parameters<typeof registerSchema>[0],
    address,
    'https://json-schema.org/draft/2020-12/schema',
  );
  const known = new Map<string, Promise<Validator>>();
  // What one schema refers to is compiled once for all, so that they are compiled one after the other.
  const ast = { metaData: {}, plugins: new Set() } as unknown as AST;
  let last: Promise<unknown> = Promise.resolve();
  return (pointer) => {
    const made = known.get(pointer) ?? last.then(() => compiled(`${address}#${encoded(pointer)}`, ast));
    known.set(pointer, made);
    last = made.catch(() => undefined);
    return made;
  };
}

async function compiled(uri: string, ast: AST): Promise<Validator> {
  const schema = await getSchema(uri);
  const schemaUri = await Validation.compile(schema, ast, schema);
  return (value) => interpret({ ast, schemaUri }, fromJs(value as Parameters<typeof fromJs>[0])).valid;
}

function encoded(pointer: string): string {
  return pointer
    .replace(/^#/, '')
    .split('/')
    .map((step) => encodeURIComponent(decodeURIComponent(step)))
    .join('/');
}

type IsFlagged = (property: unknown) => boolean;

/** Whether a property has a flag: itself, or a schema that it refers to. */
function flagIn(document: Node, flag: string): IsFlagged {
  const isFlagged = (property: unknown, seen: readonly unknown[]): boolean => {
    if (typeof property !== 'object' || property === null || seen.includes(property)) return false;
    const { [flag]: own, $ref: reference, allOf } = property as Schema;
    const parts: unknown[] = Array.isArray(allOf) ? [...(allOf as unknown[])] : [];
    if (typeof reference === 'string' && reference.startsWith('#')) parts.push(at(document, reference));
    return own === true || parts.some((part) => isFlagged(part, [...seen, property]));
  };
  return (property) => isFlagged(property, []);
}

function at(document: Node, reference: string): unknown {
  const steps = reference.split('/').slice(1).map(decodeURIComponent);
  const names = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.reduce<unknown>((node, name) => (node as Node | undefined)?.[name], document);
}

/** The names of properties that anywhere have the flag. */
function namesWith(isFlagged: IsFlagged, node: unknown, names = new Set<string>()): ReadonlySet<string> {
  if (typeof node !== 'object' || node === null) return names;
  const { properties } = node as Schema;
  if (typeof properties === 'object' && properties !== null)
    for (const [name, schema] of Object.entries(properties)) if (isFlagged(schema)) names.add(name);
  for (const part of Object.values(node)) namesWith(isFlagged, part, names);
  return names;
}

/** A copy that does not demand names which the direction does not have. */
function lifted(node: unknown, isFlagged: IsFlagged, flagged: ReadonlySet<string>, isMap = false): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map((part) => lifted(part, isFlagged, flagged));
  const schema = node as Schema;
  const copy: Schema = {};
  for (const [key, part] of Object.entries(schema)) {
    if (!isMap && aside.includes(key)) continue;
    if (!isMap && (key === 'enum' || key === 'const')) copy[key] = part;
    else if (!isMap && key === '$ref' && typeof part === 'string')
      copy[key] = part.startsWith('#') ? `#${encoded(part)}` : part;
    else if (!isMap && key === 'required' && Array.isArray(part))
      copy[key] = part.filter((name: string) => !isAbsent(schema, name, isFlagged, flagged));
    else copy[key] = lifted(part, isFlagged, flagged, !isMap && maps.has(key));
  }
  return copy;
}

function isAbsent({ properties }: Schema, name: string, isFlagged: IsFlagged, flagged: ReadonlySet<string>): boolean {
  const own = (properties as Record<string, unknown> | undefined)?.[name];
  return own === undefined ? flagged.has(name) : isFlagged(own);
}
