import { isJsonObject, type Json, type JsonObject } from '../../harness/index.js';

/** The body as a form. */
export function asForm(body: Json): string {
  return new URLSearchParams(
    Object.entries(body as object).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}

/** The body with the keys of every object in reverse order. */
export function reordered(body: Json): string {
  return JSON.stringify(body, (_, value: Json) =>
    isJsonObject(value) ? Object.fromEntries(Object.entries(value).toReversed()) : value,
  );
}

/** The body with white space wherever JSON allows it. */
export function spacedOut(body: Json): string {
  return `\r\n\t ${JSON.stringify(body, null, '\t').replaceAll('":', '" \t:  ')} \n`;
}

/** The body with every letter inside a text as \uXXXX, which means the same (RFC 8259, section 7). */
export function escaped(body: Json): string {
  const escape = (text: string) =>
    text.replace(/[A-Za-z]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const write = (value: Json): string => {
    if (typeof value === 'string') return `"${escape(JSON.stringify(value).slice(1, -1))}"`;
    if (Array.isArray(value)) return `[${value.map((item: Json) => write(item)).join(',')}]`;
    if (isJsonObject(value))
      return `{${Object.entries(value)
        .map(([key, item]) => `${JSON.stringify(key)}:${write(item)}`)
        .join(',')}}`;
    return JSON.stringify(value);
  };
  return write(body);
}

/** The spellings of a number that JSON allows besides plain digits, as 23467.0, 2.3467E+4 and 234670e-1. */
const numberSpellings: readonly ((value: number) => string)[] = [
  (value) => `${value}.0`,
  (value) => value.toExponential().toUpperCase(),
  (value) => `${value}0e-1`,
];

/** The body once for each spelling of the ids in it: its whole numbers that are not inside other fields. */
export function respelled(body: JsonObject): readonly string[] {
  return numberSpellings.map((spell) => {
    const members = Object.entries(body).map(
      ([key, value]) =>
        `${JSON.stringify(key)}:${Number.isSafeInteger(value) ? spell(value as number) : JSON.stringify(value)}`,
    );
    return `{${members.join(',')}}`;
  });
}
