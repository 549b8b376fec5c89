import type { Parameter } from '../../contract/operation.js';
import type { Schema } from '../../contract/schema.js';

/** What a text of a parameter can mean: it is valid if one of the values is. */
export type Meanings = readonly unknown[] | 'anything';

/** The values that the texts of a query parameter can mean; none where the parameter is not there. */
export function meaningsInQuery(parameter: Parameter, query: URLSearchParams, raw: string): Meanings {
  const { name, style, explode, json, schema } = parameter;
  if (style === 'deepObject') {
    const pairs = [...query].flatMap(([key, value]) => {
      const [, inner] = key.startsWith(`${name}[`) ? (/\[([^\]]*)\]$/.exec(key) ?? []) : [];
      return inner === undefined ? [] : [[inner, value] as const];
    });
    return pairs.length === 0 ? [] : [typedObject(pairs, schema), Object.fromEntries(pairs)];
  }
  // The parts of an object stand under their own names: nothing is missing, and nothing is compared.
  if (typesOf(schema).includes('object') && explode && !json) return 'anything';
  const texts = query.getAll(name);
  if (texts.length === 0) return [];
  if (json) return texts.map(jsonOf);
  if (typesOf(schema).includes('array')) {
    const separator = { spaceDelimited: ' ', pipeDelimited: '|' }[style] ?? ',';
    const bare = new RegExp(`(?:^|&)${encodeURIComponent(name)}=([^&]*)`).exec(raw)?.[1] ?? '';
    const parts = explode
      ? texts
      : separator === ','
        ? bare.split(',').map(decoded)
        : (texts[0] ?? '').split(separator);
    return [parts.map((text) => typed(text, schema.items ?? {})), ...one(texts, schema)];
  }
  if (typesOf(schema).includes('object') && !explode) {
    const parts = (texts[0] ?? '').split(',');
    const pairs = Array.from(
      { length: parts.length / 2 },
      (_, at) => [parts[at * 2] ?? '', parts[at * 2 + 1] ?? ''] as const,
    );
    return [typedObject(pairs, schema)];
  }
  return one(texts, schema);
}

/** The values that one text can mean, in a path, header or cookie. */
export function meaningsOf(text: string, { json, schema }: Parameter): Meanings {
  if (json) return [jsonOf(text)];
  if (typesOf(schema).includes('array'))
    return [text.split(',').map((part) => typed(part.trim(), schema.items ?? {})), text];
  return one([text], schema);
}

function one([text = '']: readonly string[], schema: Schema): readonly unknown[] {
  return [...new Set([typed(text, schema), text, jsonOf(text)])];
}

function typedObject(pairs: readonly (readonly [string, string])[], { properties = {} }: Schema): object {
  return Object.fromEntries(pairs.map(([key, text]) => [key, typed(text, properties[key] ?? {})]));
}

function typed(text: string, schema: Schema): unknown {
  const types = typesOf(schema);
  if (types.length === 0 || types.includes('string')) return text;
  return jsonOf(text);
}

/** Every type that a value of a schema can have, as far as the schema says. */
function typesOf(schema: Schema): readonly string[] {
  return [
    ...[schema.type ?? []].flat(),
    ...[schema.oneOf, schema.anyOf].flatMap((parts) => (parts ?? []).flatMap(typesOf)),
  ];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
