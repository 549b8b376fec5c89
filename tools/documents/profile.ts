import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../contract/package-root.js';
import { code, codeBlock, generatedFrom, page, prose, table } from '../markdown.js';

/** The keywords that config/profile.schema.json uses. */
interface ProfileSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number)[];
  readonly const?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, ProfileSchema>>;
  readonly items?: ProfileSchema;
  readonly allOf?: readonly { readonly then?: ProfileSchema }[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, ProfileSchema>>;
}

/** Every key of the supplier profile, and the example that shows them all. */
export function profileReference(): string {
  const schema = JSON.parse(read('config/profile.schema.json')) as ProfileSchema;
  const definitions = schema.$defs ?? {};
  return page([
    generatedFrom('config/profile.schema.json'),
    '# Supplier profile',
    prose(schema.description ?? ''),
    'Unknown keys, missing variables and wrong types are errors with their place in the file, before any request is sent. ' +
      'A profile is given with `--profile FILE`; options such as `--base-url` take the place of its keys.',
    ...Object.entries(schema.properties ?? {}).flatMap(([name, value]) => [
      `## ${code(name)}`,
      prose(value.description ?? ''),
      ...(value.properties || value.allOf ? keysOf(value, definitions) : [`Value: ${valueOf(value, definitions)}.`]),
    ]),
    '## An example with every key',
    codeBlock('yaml', read('config/examples/conformance.yaml')),
  ]);
}

/** One table for the keys, or one for each alternative where the first key decides about the others. */
function keysOf(schema: ProfileSchema, definitions: Readonly<Record<string, ProfileSchema>>): string[] {
  const alternatives = (schema.allOf ?? []).flatMap(({ then }) => (then ? [then] : []));
  if (alternatives.length === 0) return [keyTable(schema, definitions)];
  return alternatives.flatMap((alternative) => [
    prose(alternative.description ?? ''),
    keyTable(alternative, definitions),
  ]);
}

function keyTable(schema: ProfileSchema, definitions: Readonly<Record<string, ProfileSchema>>): string {
  return table(['Key', 'Value', 'Meaning'], rowsOf(schema, definitions, ''));
}

function rowsOf(
  schema: ProfileSchema,
  definitions: Readonly<Record<string, ProfileSchema>>,
  prefix: string,
): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
    const needed = schema.required?.includes(name) === true ? ' (required)' : '';
    return [
      [`${code(prefix + name)}${needed}`, valueOf(value, definitions), prose(value.description ?? '')],
      ...rowsOf(value, definitions, `${prefix}${name}.`),
    ];
  });
}

function valueOf(schema: ProfileSchema, definitions: Readonly<Record<string, ProfileSchema>>): string {
  const definition = schema.$ref === undefined ? undefined : definitions[schema.$ref.replace('#/$defs/', '')];
  if (definition) {
    const orFalse = definition.type?.includes('boolean') === true && definition.properties ? ', or false' : '';
    return prose(`${definition.title ?? valueOf(definition, definitions)}${orFalse}`);
  }
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return schema.enum.map((value) => code(String(value))).join(' or ');
  const types = [schema.type ?? []].flat().map((type) => typeNames[type] ?? type);
  const codes = schema.items?.enum ? ` of ${schema.items.enum.map((value) => code(String(value))).join(', ')}` : '';
  const least = schema.minimum === undefined ? '' : `, at least ${schema.minimum}`;
  return `${types.join(' or ')}${codes}${least}`;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  array: 'list',
  object: 'keys',
};

function read(file: string): string {
  return readFileSync(join(packageRoot, file), 'utf8');
}
