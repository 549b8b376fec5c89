import type { Json, JsonObject } from '../../json/json.js';
import { isJsonObject } from '../../json/json.js';
import { hasAll, holds, isSame } from '../../json/same.js';

/** An amendment of ours that the supplier has accepted or not answered yet, and what it says about the outcome. */
export interface Amendment {
  /** The Fibre Cafe's id of it. */
  readonly id?: number;
  /** What tells it from all others of the run. */
  readonly serial?: number;
  /** The fields that it changes, with their new values. */
  readonly changes: JsonObject;
  /** The values of these fields before, as far as they were known. */
  readonly before: JsonObject;
  /** `open` until the supplier says what became of it: either value passes then. */
  readonly outcome: 'open' | 'applied' | 'rejected';
  /** When a 201 confirmed it, in milliseconds since 1970; undefined where a KCI did. */
  readonly confirmedAt?: number;
}

/** What names an amendment and what it is about; the rest are the fields that it changes. */
const namesAmendment = new Set([
  'id',
  'serviceProblemId',
  'orderId',
  'supplierReference',
  'supplierServiceProblemReference',
  'supplierOrderReference',
  'escalationRequest',
]);

/** The fields that an amendment changes. */
export function changesOf(amendment: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(amendment).filter(([name]) => !namesAmendment.has(name)));
}

/** How the value that a KCI shows for an amended field relates to the amendments of that field. */
export type AmendedValue = 'expected' | 'outdated' | 'refused' | 'mixed' | 'unexplained';

/**
 * Compares what a KCI shows for a field with all that amendments make possible, in the order in which they were sent:
 * an applied one replaces what was before, an open one adds a possible value, a rejected one adds none.
 */
export function amendedValue(
  name: string,
  known: Json,
  shown: Json | undefined,
  amendments: readonly Amendment[],
): AmendedValue {
  const naming = amendments.filter(({ changes }) => Object.hasOwn(changes, name));
  const newest = naming.findLastIndex(({ outcome }) => outcome === 'applied');
  const since = naming.slice(Math.max(newest, 0)).filter(({ outcome }) => outcome !== 'rejected');
  const explains = ({ changes, before, outcome }: Amendment) =>
    carries(changes[name], shown) ||
    // The guide says that an empty value removes the field; a supplier that ignores it is not at fault either.
    ((outcome === 'open' || isEmpty(changes[name])) && before[name] !== undefined && isStill(before[name], shown));
  if (since.some(explains)) return 'expected';
  const applied = newest === -1 ? undefined : naming[newest];
  if (!applied) {
    const isRefused = naming.some(({ outcome, changes }) => outcome === 'rejected' && carries(changes[name], shown));
    return isRefused && !isStill(known, shown) ? 'refused' : 'unexplained';
  }
  const older = naming.slice(0, newest + 1).map(({ before }) => before[name] ?? known);
  if (older.some((value) => isStill(value, shown))) return 'outdated';
  return older.some((value) => isMixture(value, applied.changes[name], shown)) ? 'mixed' : 'unexplained';
}

/** Whether a field shows what an amendment made of it: the new value, or nothing for an empty one. */
function carries(amended: Json | undefined, shown: Json | undefined): boolean {
  if (amended === undefined) return false;
  if (shown === undefined) return isEmpty(amended);
  return isSame(amended, shown) || (isJsonObject(amended) && isJsonObject(shown) && holds(shown, amended));
}

function isEmpty(value: Json | undefined): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isStill(before: Json, shown: Json | undefined): boolean {
  if (shown === undefined) return false;
  return isSame(before, shown) || (isJsonObject(before) && isJsonObject(shown) && holds(shown, before));
}

/** Whether a value has the new one beside the old one: a text with the other appended, or a list with both. */
function isMixture(before: Json | undefined, amended: Json | undefined, shown: Json | undefined): boolean {
  if (typeof before === 'string' && typeof amended === 'string' && typeof shown === 'string')
    return before !== '' && amended !== '' && shown.includes(before) && shown.includes(amended);
  if (!Array.isArray(before) || !Array.isArray(amended) || !Array.isArray(shown)) return false;
  const [old, wanted, items] = [before, amended, shown] as [readonly Json[], readonly Json[], readonly Json[]];
  const kept = old.filter((item) => !hasAll([item], wanted) && hasAll([item], items));
  return kept.length > 0 && hasAll(wanted, items);
}
