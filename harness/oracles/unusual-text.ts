import { isJsonObject, type Json } from '../json/json.js';

/** What makes a text unusual, in words; the first that applies. */
const unusual: readonly (readonly [what: string, is: (text: string, name: string) => boolean])[] = [
  ['a line break or control character', (text) => /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)],
  [
    'right-to-left script',
    (text) => /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text),
  ],
  // Emoji can be in the basic plane, with a selector that asks for the picture.
  ['an emoji or rare character', (text) => /[\u{10000}-\u{10ffff}\p{Cf}\p{Co}\p{Cn}\ufe0f]/u.test(text)],
  ['white space at its ends', (text) => text !== text.trim()],
  ['an unusual phone number', (text, name) => name === 'phoneNumber' && !isOrdinaryPhoneNumber(text)],
  ['an unusual e-mail address', (text, name) => name === 'email' && !isOrdinaryEmail(text)],
];

/**
 * What of a request is valid, but so unusual that a supplier may have no way to store it; undefined where all its texts
 * are ordinary.
 */
export function unusualTextIn(value: Json | undefined, name = ''): string | undefined {
  if (typeof value === 'string') {
    const [what] = unusual.find(([, is]) => is(value, name)) ?? [];
    return what === undefined ? undefined : `${what} as ${name}`;
  }
  return firstOf(value, name, unusualTextIn);
}

/** What of a request firewalls are known to take for an attack: markup, or a way out of a folder. */
export function suspiciousTextIn(value: Json | undefined, name = ''): string | undefined {
  if (typeof value !== 'string') return firstOf(value, name, suspiciousTextIn);
  if (/<\/?[a-z!]/i.test(value)) return `markup as ${name}`;
  return /\.\.[/\\]/.test(value) ? `../ as ${name}` : undefined;
}

function firstOf(
  value: Json | undefined,
  name: string,
  search: (value: Json, name: string) => string | undefined,
): string | undefined {
  const parts: readonly (readonly [string, Json])[] = Array.isArray(value)
    ? (value as readonly Json[]).map((item) => [name, item] as const)
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  for (const [key, part] of parts) {
    const found = search(part, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A number that starts with 0 or a country code, and has the ten to fifteen digits that could be dialled. */
function isOrdinaryPhoneNumber(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').length;
  return /^(\+|0)\d[\d ]*$/.test(text) && digits >= 10 && digits <= 15;
}

function isOrdinaryEmail(text: string): boolean {
  return text.length <= 60 && /^[a-z\d]+([._-][a-z\d]+)*@[a-z\d]+([.-][a-z\d]+)*\.[a-z]{2,}$/i.test(text);
}
