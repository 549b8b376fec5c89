import fc from 'fast-check';
import { isJsonObject, type Json } from '../../harness/index.js';

/** How a character of a text is written: as itself, as a short escape, or as its code in lower or upper case. */
type Escape = 'itself' | 'short' | 'lower' | 'upper';

/** How one JSON value is written. Each list is used cyclically; an empty one stands for the usual way. */
export interface JsonLayout {
  /** The keys of an object are in the order of these numbers. */
  readonly order: readonly number[];
  /** What is written wherever white space has no meaning. */
  readonly gaps: readonly string[];
  /** How the characters of keys and of other texts are written. */
  readonly keys: readonly Escape[];
  readonly texts: readonly Escape[];
}

const escapes = fc.array(fc.constantFrom<Escape>('itself', 'short', 'lower', 'upper'), { maxLength: 5, size: 'max' });

/**
 * Any layout of a JSON text (RFC 8259). Numbers are always written the usual way: `1` and `1.0` may be read as two
 * types.
 */
export const anyLayout: fc.Arbitrary<JsonLayout> = fc.record({
  order: fc.array(fc.nat(9), { maxLength: 12, size: 'max' }),
  gaps: fc.array(fc.constantFrom('', ' ', '\t', '\n', '\r\n', '    '), { maxLength: 5, size: 'max' }),
  keys: escapes,
  texts: escapes,
});

/** A value as a JSON text in a layout. */
export function inLayout(value: Json, layout: JsonLayout): string {
  const nextPlace = inTurn(layout.order, 0);
  const gap = inTurn(layout.gaps, '');
  const quoteKey = quoting(layout.keys);
  const quoteText = quoting(layout.texts);
  const write = (part: Json): string => {
    if (typeof part === 'string') return quoteText(part);
    if (Array.isArray(part)) return enclosed('[', (part as Json[]).map(write), ']');
    if (!isJsonObject(part)) return JSON.stringify(part);
    const members = Object.entries(part)
      .map(([name, inner]) => ({ place: nextPlace(), name, inner }))
      .toSorted((one, other) => one.place - other.place)
      .map(({ name, inner }) => `${quoteKey(name)}${gap()}:${gap()}${write(inner)}`);
    return enclosed('{', members, '}');
  };
  const enclosed = (opening: string, parts: readonly string[], closing: string) =>
    `${opening}${gap()}${parts.map((part, index) => (index === 0 ? part : `,${gap()}${part}`)).join(gap())}${gap()}${closing}`;
  return `${gap()}${write(value)}${gap()}`;
}

/**
 * Writes texts, each character in the next of these ways. A character beyond 16 bits is escaped as a pair or not at
 * all.
 */
function quoting(ways: readonly Escape[]): (text: string) => string {
  const way = inTurn(ways, 'itself');
  return (text) => `"${[...text].map((character) => written(character, way())).join('')}"`;
}

function written(character: string, way: Escape): string {
  if (way === 'short' && character === '/') return '\\/';
  if (way === 'itself' || way === 'short') return JSON.stringify(character).slice(1, -1);
  return Array.from({ length: character.length }, (_, index) => {
    const code = character.charCodeAt(index).toString(16).padStart(4, '0');
    return `\\u${way === 'upper' ? code.toUpperCase() : code}`;
  }).join('');
}

function inTurn<T>(items: readonly T[], otherwise: T): () => T {
  let next = 0;
  return () => items[next++ % items.length] ?? otherwise;
}
