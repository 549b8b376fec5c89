import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../json/json.js';
import type { Break } from '../values/break.js';
import type { Place } from './places.js';
import type { SchemaGraph } from '../schema/schema-graph.js';

/** Breaks of the keywords of lists. */
export function listBreaks(graph: SchemaGraph, place: Place): readonly Break[] {
  const { minItems, maxItems, uniqueItems } = place.constraints;
  const contained = place.locations.map((location) => `${location}/contains`);
  const isContained = (item: Json) => contained.every((location) => graph.accepts(item, [location]));
  switch (place.keyword) {
    case 'minItems':
      return [minItems - 1, 0]
        .filter((length, index, all) => length >= 0 && all.indexOf(length) === index)
        .map((length) => ({
          description: length === 0 ? 'an empty list' : `${length} items`,
          apply: whenList((items) => items.slice(0, length)),
        }));
    case 'maxItems':
      return [maxItems + 1, 2 * maxItems + 1].map((length) => ({
        description: `${length} items`,
        apply: whenList((items, others) => lengthened(items, others, length, uniqueItems)),
      }));
    case 'items':
      if (!place.constraints.schemas.some(([, { items }]) => items === false)) return [];
      return [{ description: 'one item more than there may be', apply: whenList((items) => [...items, null]) }];
    case 'uniqueItems':
      return [
        {
          description: 'its first item once more',
          apply: whenList(([first, ...rest]) => repeated(first, [first, ...rest])),
        },
        {
          description: 'its first item as the last',
          apply: whenList((items) => repeated(items[0], items.slice(0, -1))),
        },
      ];
    case 'contains':
    case 'minContains':
      return [
        {
          description: 'no item of the kind that is asked for',
          apply: whenList((items) => items.filter((item) => !isContained(item))),
        },
        {
          description: 'one item less of the kind that is asked for',
          apply: whenList((items) => {
            const index = items.findIndex(isContained);
            return items.filter((_, other) => other !== index);
          }),
        },
      ];
    case 'maxContains':
      return [1, 2, 3, 5].map((times) => ({
        description: 'more items of one kind than there may be',
        apply: whenList((items) => {
          const found = items.find(isContained);
          return found === undefined ? items : [...items, ...Array.from({ length: times }, () => found)];
        }),
      }));
    default:
      return [];
  }
}

type Items = readonly (Json | undefined)[];

function whenList(
  change: (items: Json[], others: readonly Json[]) => Items | undefined,
): (current: Json, others: readonly Json[]) => Json | undefined {
  return (current, others) => {
    if (!Array.isArray(current)) return undefined;
    const changed = change(current as Json[], others);
    return changed?.some((item) => item === undefined) === true ? undefined : (changed as readonly Json[] | undefined);
  };
}

function repeated(item: Json | undefined, items: Items): Items | undefined {
  return item === undefined || items.length === 0 ? undefined : [...items, item];
}

/** A longer list of the same items, or of different ones with those of other lists. */
function lengthened(
  items: readonly Json[],
  others: readonly Json[],
  length: number,
  isUnique: boolean,
): Items | undefined {
  const all = [...items, ...others.flatMap((other) => (Array.isArray(other) ? (other as Json[]) : []))];
  const usable = isUnique
    ? all.filter((item, index) => all.findIndex((other) => isDeepStrictEqual(other, item)) === index)
    : all;
  // What is added is like the last item: the first ones may have schemas of their own.
  if (usable.length === 0 || length > 10_000) return undefined;
  if (isUnique) return usable.length < length ? undefined : usable.slice(0, length);
  return Array.from({ length }, (_, index) => items[index] ?? usable.at(-1));
}
