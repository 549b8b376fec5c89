import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type Json, type JsonObject } from './json.js';
import { momentOf } from './date-time.js';

/** Equal; of lists in any order, of date-times in any zone. */
export function isSame(known: Json, shown: Json): boolean {
  if (Array.isArray(known) && Array.isArray(shown))
    return known.length === shown.length && hasAll(known as readonly Json[], shown as readonly Json[]);
  if (isDeepStrictEqual(known, shown)) return true;
  const moment = momentOf(known);
  if (moment !== undefined) return moment === momentOf(shown);
  // A plain date and a date-time of that day: the documents show the same field either way.
  return (
    typeof known === 'string' &&
    typeof shown === 'string' &&
    /^\d{4}-\d\d-\d\d$/.test(known) &&
    momentOf(shown) !== undefined &&
    shown.startsWith(known)
  );
}

/** Whether a list has all of some items; an item may have other fields as well. */
export function hasAll(wanted: readonly Json[], items: readonly Json[]): boolean {
  const left = [...items];
  return wanted.every((item) => {
    const index = left.findIndex((candidate) =>
      isJsonObject(item) && isJsonObject(candidate) ? holds(candidate, item) : isDeepStrictEqual(candidate, item),
    );
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}

/** Whether an object has all fields of another with the same values. */
export function holds(object: JsonObject, fields: JsonObject): boolean {
  return Object.entries(fields).every(([name, value]) => {
    const shown = object[name];
    return shown === undefined
      ? value === null
      : isJsonObject(value) && isJsonObject(shown)
        ? holds(shown, value)
        : isSame(value, shown);
  });
}
