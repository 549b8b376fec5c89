import { isJsonObject, type Json } from '../../harness/index.js';

/** The body as a form. */
export function asForm(body: Json): string {
  return new URLSearchParams(
    Object.entries(body as object).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}

/** The body with the keys of every object in reverse order. */
export function reordered<T extends Json>(body: T): T {
  return JSON.parse(JSON.stringify(body), (_, value: Json) =>
    isJsonObject(value) ? Object.fromEntries(Object.entries(value).toReversed()) : value,
  ) as T;
}

/** The texts of JSON, each with the colon behind it where it is a key. */
const texts = /"((?:[^"\\]|\\.)*)"(\s*:)?/g;

/** The body with white space wherever JSON allows it. */
export function spacedOut(body: Json): string {
  const members = JSON.stringify(body, null, '\t').replaceAll(texts, (whole, text: string, colon?: string) =>
    colon === undefined ? whole : `"${text}" \t:  `,
  );
  return `\r\n\t ${members} \n`;
}

/**
 * JSON with every letter inside a text as \uXXXX, which means the same (RFC 8259, section 7).
 * @param keys whether the names of fields are written so, too
 */
export function escaped(json: string, { keys = false } = {}): string {
  return json.replaceAll(texts, (whole, text: string, colon?: string) =>
    colon !== undefined && !keys ? whole : `"${withEscapes(text)}"${colon ?? ''}`,
  );
}

/** What has an escape in the text of JSON keeps it. */
function withEscapes(text: string): string {
  return text.replaceAll(/\\(?:u[\da-f]{4}|.)|[A-Za-z]/g, (part) =>
    part.startsWith('\\') ? part : `\\u${part.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Spells a whole number in another way. */
type Spelling = (number: string) => string;

/** The spellings of a number that JSON allows besides plain digits, as 23467.0, 2.3467E+4 and 234670e-1. */
export const numberSpellings: readonly Spelling[] = [
  (number) => `${number}.0`,
  (number) => Number(number).toExponential().toUpperCase(),
  (number) => `${number}0e-1`,
];

/** What stands in the JSON of an object: texts, brackets and numbers. */
const parts = /"(?:[^"\\]|\\.)*"|[[\]{}]|-?\d[\d.eE+-]*/g;

/** JSON with another spelling of the ids in it: its whole numbers that are not inside other fields. */
export function respelled(json: string, spell: Spelling): string {
  let depth = 0;
  return json.replaceAll(parts, (part) => {
    if (part === '{' || part === '[') depth += 1;
    else if (part === '}' || part === ']') depth -= 1;
    else if (depth === 1 && /^-?\d+$/.test(part)) return spell(part);
    return part;
  });
}
