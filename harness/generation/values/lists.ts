import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../json/json.js';
import type { Building } from './building.js';
import { itemLocations, type Constraints } from '../schema/constraints.js';
import { filtered } from './filtered.js';
import { isUnsatisfiable } from './objects.js';
import { SchemaError } from '../schema/schema-errors.js';
import type { Location } from '../schema/schema-graph.js';

/** A list is filled up to its limit only where that is not longer. */
const maxListLength = 100;
/** As many items does a list without a near limit have now and then, where it does not lie deep. */
const longUnlimited = 10;
/** No list is made that needs more items. */
const maxNeeded = 10_000;

/** Lists: empty, of one, at each limit, of equal items, of different ones. */
export function list(building: Building, constraints: Constraints, pointer: string, depth: number): fc.Arbitrary<Json> {
  if (constraints.minItems > maxNeeded)
    throw new SchemaError(
      'SCHEMA_UNSATISFIABLE',
      `The schema at ${pointer || 'its root'} asks for ${constraints.minItems} items, more than are made.`,
    );
  const prefix = prefixOf(building, constraints, pointer, depth);
  const rest = restOf(building, constraints, pointer, depth, prefix.length);
  const contained = containedIn(building, constraints, pointer, depth);
  const least = Math.max(constraints.minItems, building.isForced(`${pointer}/*`) ? prefix.length + 1 : 0);
  const most = Math.min(constraints.maxItems, rest ? Infinity : prefix.length);
  if (least > most)
    throw new SchemaError(
      'SCHEMA_UNSATISFIABLE',
      `The schema at ${pointer || 'its root'} asks for more items than a list may have: nothing is valid.`,
    );
  const itemsOf = (length: number): fc.Arbitrary<Json[]> => {
    const items = Array.from({ length }, (_, index) => prefix[index] ?? rest ?? fc.constant(null));
    // What has to be contained comes last, where it disturbs no fixed place.
    contained.slice(0, length).forEach((item, index) => (items[length - 1 - index] = item));
    return fc.tuple(...items);
  };
  const lengths = lengthsOf(building, least, most, depth, contained.length);
  const different = lengths.chain(itemsOf);
  if (constraints.uniqueItems) {
    // More are drawn than needed, since equal ones are dropped.
    const drawn = lengths.chain((length) =>
      itemsOf(rest ? length * 2 : length).map((items) => unique(items).slice(0, length)),
    );
    return filtered(drawn, (items) => items.length >= least, pointer);
  }
  const equal =
    rest && prefix.length === 0 && contained.length === 0
      ? fc.tuple(rest, lengths).map(([item, length]) => Array.from({ length }, () => item))
      : different;
  return fc.oneof({ weight: 5, arbitrary: different }, { weight: 1, arbitrary: equal });
}

function lengthsOf(
  building: Building,
  least: number,
  most: number,
  depth: number,
  needed: number,
): fc.Arbitrary<number> {
  const shortest = Math.min(Math.max(least, needed), most);
  if (building.isDeep(depth)) return fc.constant(shortest);
  const limit = most <= maxListLength ? most : longUnlimited;
  const limits = [limit, limit];
  const edges = [shortest, shortest + 1, 1, ...(depth <= 2 ? limits : [])];
  const random = fc.integer({ min: shortest, max: Math.min(most, shortest + (depth > 2 ? 1 : 4)) });
  return fc.oneof(random, fc.constantFrom(...edges.filter((length) => length >= shortest && length <= most)));
}

function prefixOf(building: Building, constraints: Constraints, pointer: string, depth: number): fc.Arbitrary<Json>[] {
  const length = Math.max(0, ...constraints.schemas.map(([, { prefixItems = [] }]) => prefixItems.length));
  const prefix: fc.Arbitrary<Json>[] = [];
  for (let index = 0; index < length; index += 1) {
    const values = itemValues(building, itemLocations(constraints, index), `${pointer}/${index}`, depth);
    if (!values) break;
    prefix.push(values);
  }
  return prefix;
}

function restOf(building: Building, constraints: Constraints, pointer: string, depth: number, after: number) {
  const length = Math.max(0, ...constraints.schemas.map(([, { prefixItems = [] }]) => prefixItems.length));
  if (after < length) return undefined;
  return itemValues(building, itemLocations(constraints, length), `${pointer}/*`, depth);
}

/** The values of an item; undefined when there can be none, so that the list ends before it. */
function itemValues(building: Building, locations: readonly Location[] | undefined, pointer: string, depth: number) {
  if (!locations) return undefined;
  try {
    return building.valuesOf(locations, pointer, depth + 1);
  } catch (thrown) {
    if (isUnsatisfiable(thrown)) return undefined;
    throw thrown;
  }
}

function containedIn(building: Building, constraints: Constraints, pointer: string, depth: number) {
  const after = Math.max(0, ...constraints.schemas.map(([, { prefixItems = [] }]) => prefixItems.length));
  const items = itemLocations(constraints, after) ?? [];
  return constraints.schemas.flatMap(([location, { contains, minContains = 1 }]) =>
    contains === undefined
      ? []
      : Array.from({ length: minContains }, () =>
          building.valuesOf([...items, `${location}/contains`], `${pointer}/*`, depth + 1),
        ),
  );
}

function unique(items: readonly Json[]): Json[] {
  return items.filter((item, index) => items.findIndex((other) => isDeepStrictEqual(other, item)) === index);
}
