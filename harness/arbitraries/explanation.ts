import type { Json } from '../json.js';
import type { Difference } from './difference.js';
import type { SmallestFailure } from './smallest-failure.js';

/** A value is quoted up to so many characters. */
const longestQuote = 120;

/** What a search for the smallest failing value found, in sentences. */
export function explanation({ tries, stopped, differences = [] }: SmallestFailure<unknown>): string {
  const search = `The smallest value that fails was found in ${tries} tries${stopped ? ', which is all that the budget allows' : ''}.`;
  if (differences.length === 0) return search;
  return `${search} A value that passes differs from it so: ${differences.map(described).join('; ')}.`;
}

function described({ pointer, before, after }: Difference): string {
  const place = pointer === '' ? 'the whole value' : pointer;
  if (before === undefined) return `it has no ${place}`;
  if (after === undefined) return `it has ${place} ${quoted(before)}`;
  return `${place} is ${quoted(before)} in place of ${quoted(after)}`;
}

function quoted(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}… (${text.length} characters)` : text;
}
