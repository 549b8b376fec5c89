import type { Json } from '../../json/json.js';
import type { Break } from '../values/break.js';
import { hasType, typeOf } from '../schema/constraints.js';
import type { Place } from './places.js';

/** Breaks of `type`, `enum` and `const`. */
export function valueBreaks(place: Place): readonly Break[] {
  if (place.keyword === 'type') return wrongTypes(place);
  if (place.keyword === 'enum' || place.keyword === 'const') return unlisted(place);
  return [];
}

/** Values of another type; first those that a supplier might convert, made from the value that is there. */
function wrongTypes({ constraints: { types } }: Place): Break[] {
  const candidates: (readonly [string, (current: Json) => Json | undefined])[] = [
    ['its value as text', (current) => (typeof current === 'string' ? undefined : JSON.stringify(current))],
    ['the number that its text is', (current) => asNumber(current)],
    ['half a unit more', (current) => (typeof current === 'number' ? current + 0.5 : undefined)],
    ['its value in a list', (current) => [current]],
    ['its value in an object', (current) => ({ value: current })],
    ['its first item', (current) => (Array.isArray(current) ? ((current as Json[])[0] ?? 'text') : undefined)],
    ['a number', () => 12345],
    ['a text', () => 'text'],
    ['an empty text', () => ''],
    ['true', () => true],
    ['false', () => false],
    ['null', () => null],
    ['an empty object', () => ({})],
    ['an empty list', () => []],
  ];
  return candidates.map(([description, make]) => ({
    description,
    apply: (current) => {
      const made = make(current);
      return made === undefined || hasType(made, types) ? undefined : made;
    },
  }));
}

function asNumber(current: Json): number | undefined {
  const number = typeof current === 'string' && current.trim() !== '' ? Number(current) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** Values that are not listed: in another case, with blanks, cut off, or quite different. */
function unlisted({ constraints: { allowed = [] } }: Place): Break[] {
  const first = allowed[0];
  const texts = allowed.filter((value) => typeof value === 'string');
  const made: (readonly [string, Json])[] = [
    ['UNKNOWN, which is not listed,', 'UNKNOWN'],
    ['an empty text', ''],
    ...texts.slice(0, 5).flatMap((text): (readonly [string, Json])[] => [
      [`${text} in lower case`, text.toLowerCase()],
      [`${text} in upper case`, text.toUpperCase()],
      [`${text} and a blank`, `${text} `],
      [`a blank and ${text}`, ` ${text}`],
      [`${text} cut off`, text.slice(0, -1)],
      [`${text} twice`, text + text],
    ]),
    ['a number that is not listed', Math.max(0, ...allowed.filter((value) => typeof value === 'number')) + 1],
    ['true, which is not listed,', true],
    ['false, which is not listed,', false],
    ['an empty object', {}],
    ['an empty list', []],
  ];
  return made
    .filter(([, value]) => first !== undefined && (allowed.length === 0 || typeOf(value) === typeOf(first)))
    .map(([description, value]) => ({ description, apply: () => value }));
}
