import type { RawNode as RawSchema } from './values.js';

/**
 * Turns a schema of OpenAPI 3.0 into one of 3.1, that is of JSON Schema 2020-12. Parts inside it are left alone. What
 * 3.0 alone has is common in descriptions that call themselves 3.1, too, and there can mean nothing else.
 * @param old whether the description is one of 3.0
 */
export function modernise(schema: RawSchema, old: boolean): void {
  if (old && typeof schema['$ref'] === 'string') {
    // In OpenAPI 3.0 nothing counts beside a reference.
    for (const name of Object.keys(schema)) if (name !== '$ref') delete schema[name];
    return;
  }
  makeExclusive(schema, 'minimum', 'exclusiveMinimum');
  makeExclusive(schema, 'maximum', 'exclusiveMaximum');
  if (schema['nullable'] === true) makeNullable(schema);
  delete schema['nullable'];
}

/** `exclusiveMinimum: true` beside a minimum becomes the number itself. */
function makeExclusive(schema: RawSchema, limit: string, exclusive: string): void {
  if (typeof schema[exclusive] !== 'boolean') return;
  if (schema[exclusive] && typeof schema[limit] === 'number') {
    schema[exclusive] = schema[limit];
    delete schema[limit];
  } else delete schema[exclusive];
}

function makeNullable(schema: RawSchema): void {
  const { type, enum: listed } = schema;
  if (Array.isArray(listed) && !listed.includes(null)) schema['enum'] = [...(listed as unknown[]), null];
  if (type !== undefined) {
    schema['type'] = [...new Set([type, 'null'].flat())];
    return;
  }
  const combined = ['allOf', 'oneOf', 'anyOf'].filter((name) => schema[name] !== undefined);
  if (combined.length === 0) return;
  // Without a type the letter of OpenAPI gives it no meaning, but its authors mean this.
  const moved = schema['discriminator'] === undefined ? combined : [...combined, 'discriminator'];
  const described = Object.fromEntries(moved.map((name) => [name, schema[name]]));
  for (const name of moved) delete schema[name];
  schema['anyOf'] = [described, { type: 'null' }];
}
