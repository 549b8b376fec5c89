import type { Json } from '../harness/json/json.js';
import type { TestCaseResult, ValueDifference } from '../harness/report/run-report.js';

/** A value is quoted up to so many characters. */
const maxQuoteLength = 120;

/**
 * How the smallest value that breaks a property was found, and what tells it from one that passes, in sentences;
 * undefined where the test case has none.
 */
export function searchOf({ tries, differences = [] }: TestCaseResult): string | undefined {
  if (tries === undefined) return undefined;
  const search = `Shrunk in ${tries} ${tries === 1 ? 'try' : 'tries'}.`;
  if (differences.length === 0) return search;
  return `${search} Closest passing value: ${differences.map(described).join('; ')}.`;
}

/** What the value that passes has in place of the one that does not. */
function described({ pointer, before, after }: ValueDifference): string {
  const place = pointer === '' ? 'the whole value' : pointer;
  if (before === undefined) return `it has no ${place}`;
  if (after === undefined) return `it has ${place} ${quoted(before)}`;
  return `${place} is ${quoted(before)} in place of ${quoted(after)}`;
}

function quoted(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > maxQuoteLength ? `${text.slice(0, maxQuoteLength)}… (${text.length} characters)` : text;
}
