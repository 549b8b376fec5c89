import fc from 'fast-check';
import { PatternTooSlow } from '../../json/bounded-pattern.js';
import { withoutLookarounds } from './lookarounds.js';
import { patternReadings } from './pattern-readings.js';
import { SchemaError } from './schema-errors.js';
import { fit, fits } from './text-fit.js';
import { troubleStrings } from './trouble-strings.js';

/** A pattern of a schema as a regular expression: Unicode, unless it is only valid without. */
export function expressionOf(pattern: string): RegExp {
  return patternReadings(pattern)[0] as RegExp;
}

/**
 * Texts that match a pattern, between two limits: each repetition at its least, at its most, and in between; where the
 * pattern leaves the end open, longer ones too, with characters that it does not name.
 * @param examples texts that are used when nothing can be made from the pattern itself
 * @throws SchemaError when nothing can be made from it, nor any example matches
 */
export function matching(
  pattern: string,
  shortest: number,
  longest: number,
  examples: readonly string[],
): fc.Arbitrary<string> {
  const key = JSON.stringify([pattern, shortest, longest, examples]);
  const texts = known.get(key) ?? madeFor(pattern, shortest, longest, examples);
  known.set(key, texts);
  return texts;
}

/** What was made so far, since the same few patterns are met again and again, and each takes long. */
const known = new Map<string, fc.Arbitrary<string>>();

function madeFor(
  pattern: string,
  shortest: number,
  longest: number,
  examples: readonly string[],
): fc.Arbitrary<string> {
  const expression = expressionOf(pattern);
  const readings = patternReadings(pattern);
  if (shortest > maxMadeLength || maxMatchLength(pattern) > maxMadeLength)
    throw new SchemaError(
      'SCHEMA_UNSATISFIABLE',
      `The texts for the pattern ${pattern} are longer than ${maxMadeLength} characters, more than are made.`,
    );
  const isWithin = (text: string) =>
    fits(text, shortest, longest) && readings.every((reading) => surelyMatches(reading, text));
  const usual = [...examples, ...troubleStrings, ...troubleStrings.map((text) => fit(text, shortest, longest))];
  const made = variants(pattern, expression, longest);
  const fixed = usual.filter(isWithin);
  const usable = made.filter((arbitrary) => fc.sample(arbitrary, { seed: 1, numRuns: 40 }).some(isWithin));
  const open = extendedBeyond(expression, usable);
  const sources = [
    ...usable.map((arbitrary) => ({ weight: 3, arbitrary })),
    ...(fixed.length > 0 ? [{ weight: 1, arbitrary: fc.constantFrom(...fixed) }] : []),
    ...open.map((arbitrary) => ({ weight: 1, arbitrary })),
  ];
  if (sources.length === 0)
    throw new SchemaError(
      'SCHEMA_UNSUPPORTED',
      `No text can be made for the pattern ${pattern}; give the schema an example, or override the value.`,
    );
  return fc.oneof(...sources).filter(isWithin);
}

/** Whether a text matches; one that takes too long to match does not. */
function surelyMatches(expression: RegExp, text: string): boolean {
  try {
    return expression.test(text);
  } catch (thrown) {
    if (thrown instanceof PatternTooSlow) return false;
    throw thrown;
  }
}

/** No text is made that is longer, from a pattern or without one. */
export const maxMadeLength = 100_000;

/** How long a text can get that is made from a pattern. */
function maxMatchLength(pattern: string): number {
  const open: number[] = [];
  let sum = 0;
  let last = 0;
  const parts =
    /\\(?:u\{[^}]*\}|[pP]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\{(\d+)(?:,(\d*))?\}|\(\?[:=!]|\(\?<?[=!]|[\s\S]/gu;
  for (const [part, least, most] of pattern.matchAll(parts)) {
    if (least !== undefined || '*+'.includes(part)) {
      const times = least === undefined ? 10 : Number(most === undefined || most === '' ? least : most);
      sum += last * (times - 1);
      last *= times;
    } else if (part.startsWith('(')) {
      open.push(sum);
      last = 0;
    } else if (part === ')') {
      last = sum - (open.pop() ?? 0);
    } else {
      last = 1;
      sum += 1;
    }
  }
  return sum;
}

/** The pattern as it is, with every repetition at its least, and at its most; what it looks ahead to comes first. */
function variants(pattern: string, expression: RegExp, longest: number): fc.Arbitrary<string>[] {
  const { plain, wanted } = withoutLookarounds(pattern) ?? { plain: pattern, wanted: [] };
  const sources = [plain, withRepetitions(plain, 'least', longest), withRepetitions(plain, 'most', longest)];
  const bases = [...new Set(sources)].flatMap((source) => textsOf(source, expression.flags));
  const pieces = wanted.flatMap((piece) =>
    textsOf(`^(?:${withRepetitions(piece, 'least', longest)})$`, expression.flags),
  );
  if (pieces.length === 0) return bases;
  // In place of the beginning of a text, since its length is right already.
  const mixed = bases.map((base) =>
    fc.tuple(base, ...pieces).map(([text, ...parts]) => {
      const start = parts.join('');
      return start + text.slice(start.length);
    }),
  );
  return [...mixed, ...bases];
}

function textsOf(source: string, flags: string): fc.Arbitrary<string>[] {
  try {
    const made = fc.stringMatching(new RegExp(withoutProperties(source), flags), { size: 'medium' });
    fc.sample(made, 1);
    return [made];
  } catch {
    // A back-reference, say, which cannot be made from the pattern.
    return [];
  }
}

/** Characters of Unicode's properties; texts are made of these, and then matched with the pattern itself. */
const ofProperty: readonly (readonly [name: RegExp, characters: string])[] = [
  [/^(?:Lu|Uppercase\w*)$/, 'A-ZÉΩЖ'],
  [/^(?:Ll|Lowercase\w*)$/, 'a-zéωж'],
  [/^(?:L|Letter|L[mot]|Alphabetic|ID_\w+)$/, 'a-zA-Zéß東'],
  [/^(?:N|Nd|Number|Decimal\w*)$/, '0-9'],
  [/^(?:P\w?|Punctuation)$/, '!-#%-*,-\\/:;?@_'],
  [/^(?:S\w?|Symbol)$/, '$+<=>|~'],
  [/^(?:Z\w?|Separator|White_Space)$/, ' '],
  [/Han$/, '一-十'],
  [/Cyrillic$/, 'а-я'],
  [/Greek$/, 'α-ω'],
  [/Emoji|Pictographic/, '😀🔥'],
];

/** A pattern that has plain classes where it names properties of characters, from which nothing can be made. */
function withoutProperties(pattern: string): string {
  return pattern.replace(/\\\\|\\p\{([^}]*)\}|\[(?:\\.|[^\]\\])*\]/gu, (found: string, name?: string) => {
    const plain = (property: string) => ofProperty.find(([names]) => names.test(property))?.[1] ?? 'a-zA-Z0-9';
    if (name !== undefined) return `[${plain(name)}]`;
    return found.replace(/\\p\{([^}]*)\}/gu, (_, inner: string) => plain(inner));
  });
}

/** Makes each `{m,n}`, `*` and `+` a fixed number; what is escaped or in a class stays as it is. */
function withRepetitions(pattern: string, bound: 'least' | 'most', longest: number): string {
  const most = Math.min(longest, 64);
  return pattern.replace(
    /\\(?:u\{[^}]*\}|[pP]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\{(\d+)(?:(,)(\d*))?\}|[*+]/gu,
    (found: string, least?: string, comma?: string, greatest?: string) => {
      if (found === '*') return bound === 'least' ? '{0}' : `{${most}}`;
      if (found === '+') return bound === 'least' ? '{1}' : `{${most}}`;
      if (least === undefined || comma === undefined) return found;
      return `{${bound === 'least' ? least : greatest || Math.max(Number(least), most)}}`;
    },
  );
}

/** Longer texts where a pattern binds only the beginning of a text, or only its end. */
function extendedBeyond(expression: RegExp, usable: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string>[] {
  const [first] = usable;
  if (first === undefined) return [];
  const [sample = ''] = fc.sample(first, { seed: 1, numRuns: 1 });
  const tails = fc.constantFrom(' and more', '!', 'é', '😀', '%', '<b>', 'z'.repeat(60));
  const extended = fc.tuple(first, tails);
  return [
    ...(surelyMatches(expression, `${sample}!é`) ? [extended.map(([text, tail]) => text + tail)] : []),
    ...(surelyMatches(expression, `é!${sample}`) ? [extended.map(([text, tail]) => tail + text)] : []),
  ];
}
