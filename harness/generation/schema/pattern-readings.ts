import { BoundedPattern } from '../../json/bounded-pattern.js';
import { SchemaError } from './schema-errors.js';

/**
 * The ways in which engines read one pattern: with code points or UTF-16 units, with `\d`, `\w` and `\s` for ASCII only
 * or for all scripts, and with `$` before a last line end. The first is that of JSON Schema.
 *
 * A text is surely valid when all of them match it, and surely not when none does.
 * @throws SchemaError when the pattern is not a regular expression
 */
export function patternReadings(pattern: string): readonly RegExp[] {
  const known = read.get(pattern);
  if (known) return known;
  const readings = [
    ...compiled(pattern, 'u'),
    // Without Unicode, properties of characters are letters in braces, which no author means.
    ...(/\\[pP]\{/.test(pattern) ? [] : compiled(pattern, '')),
    ...compiled(rewritten(pattern, allScripts), 'u'),
    ...compiled(rewritten(pattern, onlyAscii), 'u'),
  ];
  if (readings.length === 0) readings.push(...compiled(pattern, ''));
  if (readings.length === 0)
    throw new SchemaError(
      'SCHEMA_UNSUPPORTED',
      `The pattern ${pattern} is not a regular expression of ECMA-262; correct the description.`,
    );
  read.set(pattern, readings);
  return readings;
}

const read = new Map<string, readonly RegExp[]>();

/** What a class means, to be written within brackets. */
type Classes = Readonly<Record<string, string>>;

const allScripts: Classes = { '\\d': '\\p{Nd}', '\\w': '\\p{L}\\p{M}\\p{N}_', '\\s': '\\s\\p{Z}' };
const onlyAscii: Classes = { '\\d': '0-9', '\\w': 'A-Za-z0-9_', '\\s': ' \\t\\n\\v\\f\\r' };

function rewritten(pattern: string, classes: Classes): string {
  const withLineEnd = classes === allScripts;
  let within = false;
  return pattern.replace(/\\.|[[\]$]/gsu, (found) => {
    if (found === '[' && !within) within = true;
    else if (found === ']') within = false;
    const meaning = classes[found];
    if (meaning !== undefined) return within ? meaning : `[${meaning}]`;
    return found === '$' && !within && withLineEnd ? '\\n?$' : found;
  });
}

function compiled(pattern: string, flags: string): RegExp[] {
  try {
    return [new BoundedPattern(pattern, flags)];
  } catch {
    return [];
  }
}
