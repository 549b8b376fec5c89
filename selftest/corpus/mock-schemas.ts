import {
  registerSchema,
  setShouldValidateFormat,
  setShouldValidateSchema,
  validate,
} from '@hyperjump/json-schema/draft-2020-12';
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
  const flagged = namesWith(document, absent);
  const { components, paths, 'x-external': external } = document;
  const whole = lifted(
    { components, paths, ...(external !== undefined && { 'x-external': external }) },
    absent,
    flagged,
  );
  registerSchema(
    whole as Parameters<typeof registerSchema>[0],
    address,
    'https://json-schema.org/draft/2020-12/schema',
  );
  const known = new Map<string, Promise<Validator>>();
  return (pointer) => {
    const made = known.get(pointer) ?? compiled(`${address}#${encoded(pointer)}`);
    known.set(pointer, made);
    return made;
  };
}

async function compiled(uri: string): Promise<Validator> {
  const isValid = await validate(uri);
  return (value) => isValid(value as Parameters<typeof isValid>[0]).valid;
}

function encoded(pointer: string): string {
  return pointer
    .replace(/^#/, '')
    .split('/')
    .map((step) => encodeURIComponent(decodeURIComponent(step)))
    .join('/');
}

/** The names of properties that anywhere have a flag. */
function namesWith(node: unknown, flag: string, names = new Set<string>()): ReadonlySet<string> {
  if (typeof node !== 'object' || node === null) return names;
  const { properties } = node as Schema;
  if (typeof properties === 'object' && properties !== null)
    for (const [name, schema] of Object.entries(properties))
      if ((schema as Schema | null)?.[flag] === true) names.add(name);
  for (const part of Object.values(node)) namesWith(part, flag, names);
  return names;
}

/** A copy that does not demand names which the direction does not have. */
function lifted(node: unknown, flag: string, flagged: ReadonlySet<string>, isMap = false): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map((part) => lifted(part, flag, flagged));
  const schema = node as Schema;
  const copy: Schema = {};
  for (const [key, part] of Object.entries(schema)) {
    if (!isMap && aside.includes(key)) continue;
    if (!isMap && (key === 'enum' || key === 'const')) copy[key] = part;
    else if (!isMap && key === 'required' && Array.isArray(part))
      copy[key] = part.filter((name: string) => !isAbsent(schema, name, flag, flagged));
    else copy[key] = lifted(part, flag, flagged, !isMap && maps.has(key));
  }
  return copy;
}

function isAbsent({ properties }: Schema, name: string, flag: string, flagged: ReadonlySet<string>): boolean {
  const own = (properties as Record<string, Schema> | undefined)?.[name];
  return own === undefined || '$ref' in own ? flagged.has(name) : own[flag] === true;
}
