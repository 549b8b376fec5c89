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

/** The values that a form can mean; a name with brackets leads into an object. */
export function meaningsOfForm(text: string, schema: Schema): Meanings {
  const texts = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) texts.set(name, [...(texts.get(name) ?? []), value]);
  const form: Record<string, unknown> = {};
  for (const [name, values] of texts) {
    const [first = name, ...inner] = name.split(/\]?\[|\]$/).filter((step) => step !== '');
    const property = schema.properties?.[first] ?? {};
    if (inner.length > 0) put(form, [first, ...inner], jsonOf(values[0] ?? ''));
    else if (typesOf(property).includes('array')) {
      const items = values.length === 1 ? (values[0] ?? '').split(',') : values;
      form[first] = items.map((item) => typed(item, property.items ?? {}));
    } else form[first] = typed(values[0] ?? '', property);
  }
  return [withLists(form)];
}

/** What is in brackets with the numbers 0, 1 and so on is a list. */
function withLists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withLists);
  const entries = Object.entries(value).map(([key, part]) => [key, withLists(part)] as const);
  const isList = entries.length > 0 && entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}

function put(target: Record<string, unknown>, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) target[step] = value;
  else {
    target[step] ??= {};
    put(target[step] as Record<string, unknown>, rest, value);
  }
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
