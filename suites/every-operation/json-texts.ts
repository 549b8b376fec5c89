import { isJsonObject, type Json } from '../../harness/index.js';

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
