import type { Json } from '../../json/json.js';
import { plainValue } from '../../wire/query-string.js';

/**
 * Everything that a value may be read as once it is text, as in a header or the query of a URL. Undefined for objects
 * and lists, which have several ways to be text.
 */
export function readingsOf(value: Json): readonly Json[] | undefined {
  if (typeof value === 'object' && value !== null) return undefined;
  const text = plainValue(value);
  const number = text.trim() === '' ? NaN : Number(text);
  return [
    text,
    ...(Number.isFinite(number) ? [number] : []),
    ...(text === 'true' || text === 'false' ? [text === 'true'] : []),
    ...(text === 'null' || text === '' ? [null] : []),
  ];
}
