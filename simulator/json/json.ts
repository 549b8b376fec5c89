/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** The type of a JSON value, as the documents name it. */
export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** The JSON type of a value. */
export function jsonTypeOf(value: Json): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
}

/** Whether a value is a JSON object: neither null nor an array. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a JSON array. */
export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A copy of an object without one field, which a pointer such as `/primaryContact/email` names. */
export function without(body: JsonObject, pointer: string): JsonObject {
  const [key, rest] = split(pointer);
  const { [key]: inner, ...others } = body;
  if (rest === '' || !isJsonObject(inner)) return others;
  return { ...body, [key]: without(inner, rest) };
}

/** A copy of an object with one field set, which a pointer such as `/primaryContact/email` names. */
export function having(body: JsonObject, pointer: string, value: Json): JsonObject {
  const [key, rest] = split(pointer);
  if (rest === '') return { ...body, [key]: value };
  const inner = body[key];
  return { ...body, [key]: having(isJsonObject(inner) ? inner : {}, rest, value) };
}

/** The value that a pointer names, if there is one. */
export function valueAt(body: JsonObject, pointer: string): Json | undefined {
  const [key, rest] = split(pointer);
  const inner = body[key];
  if (rest === '') return inner;
  return isJsonObject(inner) ? valueAt(inner, rest) : undefined;
}

/** A copy of a value with every string in it changed, at any depth. */
export function mapTexts(value: Json, change: (text: string, pointer: string) => string, pointer = ''): Json {
  if (typeof value === 'string') return change(value, pointer);
  if (isJsonArray(value)) return value.map((item) => mapTexts(item, change, `${pointer}/*`));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapTexts(item, change, `${pointer}/${key}`)]),
  );
}

/** A text or a number as a text; any other value as JSON. */
export function plainText(value: Json | undefined): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** The number of characters of a text: a letter outside the basic plane counts once. */
export function lengthOf(text: string): number {
  // Only surrogates make it differ from the length in units.
  if (!/[\ud800-\udfff]/.test(text)) return text.length;
  let length = 0;
  for (const _character of text) length += 1;
  return length;
}

/** Every text in a value, with the pointer to it, where `*` stands for any item. */
export function textsIn(value: Json): readonly { readonly text: string; readonly pointer: string }[] {
  const texts: { text: string; pointer: string }[] = [];
  mapTexts(value, (text, pointer) => {
    texts.push({ text, pointer });
    return text;
  });
  return texts;
}

function split(pointer: string): readonly [key: string, rest: string] {
  const end = pointer.indexOf('/', 1);
  return end === -1 ? [pointer.slice(1), ''] : [pointer.slice(1, end), pointer.slice(end)];
}

/** Whether two of some values are equal. */
export function hasEqual(values: Json | undefined): boolean {
  const texts = isJsonArray(values) ? values.map((value) => JSON.stringify(value)) : [];
  return new Set(texts).size < texts.length;
}
