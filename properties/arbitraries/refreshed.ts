import { isJsonObject, type Json } from '../../harness/index.js';

/**
 * A value made from an earlier plain body, with the parts that are unchanged since then taken from a fresh one: unique
 * ids, and references to things that still exist.
 */
export function refreshed(value: Json, earlier: Json | undefined, fresh: Json | undefined): Json {
  if (fresh === undefined || earlier === undefined) return value;
  if (JSON.stringify(value) === JSON.stringify(earlier)) return fresh;
  if (Array.isArray(value) && Array.isArray(earlier) && Array.isArray(fresh))
    return value.map((item: Json, index) => refreshed(item, earlier[index] as Json, fresh[index] as Json));
  if (!isJsonObject(value) || !isJsonObject(earlier) || !isJsonObject(fresh)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, refreshed(part, earlier[name], fresh[name])]),
  );
}
