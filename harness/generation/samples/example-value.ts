import type { Schema } from '../../../contract/schema.js';
import type { Json } from '../../json/json.js';

/** A plain valid value of a schema, from its documented examples: required properties only, as few items in a list as it allows. */
export function exampleValue(schema: Schema): Json {
  if (schema.example !== undefined) return schema.example as Json;
  if (schema.enum) return schema.enum[0] as Json;
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, exampleValue(schema.properties?.[name] ?? {})]),
      );
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => exampleValue(schema.items ?? {}));
    case 'number':
    case 'integer':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return plainText(Math.max(schema.minLength ?? 1, Math.min(12, schema.maxLength ?? 12)));
  }
}

/** Readable text of exactly so many characters, with no white space at its ends. */
export function plainText(length: number): string {
  const text = 'The line drops every evening and comes back by itself later. '.repeat(Math.ceil(length / 60) + 1);
  const cut = text.slice(0, length);
  return cut.endsWith(' ') ? `${cut.slice(0, -1)}.` : cut;
}
