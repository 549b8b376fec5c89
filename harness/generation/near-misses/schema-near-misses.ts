import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../json/json.js';
import { breaksOf } from './breaks.js';
import { filtered } from '../values/filtered.js';
import { isUnsatisfiable } from '../values/objects.js';
import { opposite } from './opposite.js';
import { labelOf, placesOf, type Place } from './places.js';
import { replacedAt, valuesAt } from '../schema/pointer-templates.js';
import { readingsOf } from './readings.js';
import type { Removal, SchemaGraph } from '../schema/schema-graph.js';
import { validValues, type ValidValues } from '../values/valid-values.js';
import type { ValueOptions } from '../values/value-options.js';

/** A value that breaks exactly one keyword at one place. */
export interface NearMissValue {
  readonly value: Json;
  readonly keyword: string;
  /** JSON pointer of the value that is wrong, or of the required one that is missing. */
  readonly pointer: string;
  /** What is there in place of a valid value, to be read after «with»: «81 characters». */
  readonly description: string;
}

/** The near-misses of one keyword at one place. */
export interface NearMisses {
  readonly place: Place;
  readonly values: fc.Arbitrary<NearMissValue>;
  /** Whether a value is invalid, by JSON after serialisation, for this one reason. */
  readonly isCertain: (value: Json) => boolean;
}

export interface NearMissOptions extends ValueOptions {
  /**
   * Whether the value is sent as text, in a header or in the query of a URL. It is then invalid only when it is so as
   * whatever the text may be read as: `12` is a number and a text.
   */
  readonly textual?: boolean;
  /** Places that are left alone; by default the values of lists that the description calls open (`x-open`). */
  readonly leaveAlone?: (place: Place) => boolean;
}

/** So many breaks are tried at a place, to find out whether any is certain. */
const probes = 300;

/** A place that may have near-misses. To find out takes long: some have to be made. */
export interface BreakablePlace {
  readonly place: Place;
  readonly isCertain: NearMisses['isCertain'];
  /** Its near-misses; undefined when none is certain. */
  readonly nearMisses: () => NearMisses | undefined;
}

/**
 * The near-misses at every place where some are certain: those that validation cannot tell from valid values, or that
 * break more than the one keyword, are never made, at no step of shrinking either. A value of a wrong type breaks
 * `enum`, `const` and `format` of the same place as well, which counts as one.
 */
export function nearMisses(graph: SchemaGraph, options: NearMissOptions = {}): readonly NearMisses[] {
  const found = new Map<string, NearMisses>();
  for (const { place, nearMisses: make } of breakablePlaces(graph, options)) {
    // Once for all alternatives that the keyword holds in: in one of them it may be the only one that is broken.
    const key = JSON.stringify([place.pointer, place.keyword, place.name, place.locations]);
    const made = found.has(key) ? undefined : make();
    if (made) found.set(key, made);
  }
  return [...found.values()];
}

/** The places where there may be near-misses. */
export function breakablePlaces(graph: SchemaGraph, options: NearMissOptions = {}): readonly BreakablePlace[] {
  const { leaveAlone = isOpenList } = options;
  return placesOf(graph, options).flatMap((place) =>
    leaveAlone(place) ? [] : (unlessUnsatisfiable(() => breakableAt(graph, place, options)) ?? []),
  );
}

function breakableAt(graph: SchemaGraph, place: Place, options: NearMissOptions): BreakablePlace | undefined {
  const breaks = breaksOf(graph, place);
  const opposed = opposite(graph, place);
  if (breaks.length === 0 && !opposed) return undefined;
  let valid: ValidValues | undefined;
  const validAround = () => (valid ??= validValues(graph, options, place.focus));
  // Only what is in the place of an override differs from what is validated.
  const forValidation = (value: Json) => (options.overrides === undefined ? value : validAround().forValidation(value));
  const removal = removalOf(place);
  const readings = options.textual === true ? readingsOf : (value: Json) => [value];
  const isCertain = (value: Json) =>
    readings(value)?.every((reading) => graph.refuses(forValidation(reading))) === true &&
    graph.acceptsWithout(forValidation(value), removal);
  const certain = (found: NearMissValue | undefined): found is NearMissValue =>
    found !== undefined && isCertain(found.value);
  const make = () => {
    const { values } = validAround();
    const lends = place.keyword === 'maxItems' || place.keyword === 'maxProperties';
    const changed = opposed
      ? validValues(opposed, options, place.focus).values.map((value) => whole(value, place))
      : fc
          .tuple(values, fc.constantFrom(...breaks), fc.nat(1000), fc.array(values, { maxLength: lends ? 4 : 0 }))
          .map(([value, way, number, others]) => broken(place, value, way, number, others));
    fc.sample(filtered(changed, certain, place.pointer, probes), { seed: 1, numRuns: 1 });
    return { place, isCertain, values: filtered(changed, certain, place.pointer) as fc.Arbitrary<NearMissValue> };
  };
  return { place, isCertain, nearMisses: () => unlessUnsatisfiable(make) };
}

function unlessUnsatisfiable<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (thrown) {
    if (isUnsatisfiable(thrown)) return undefined;
    throw thrown;
  }
}

function broken(
  place: Place,
  value: Json,
  way: ReturnType<typeof breaksOf>[number],
  number: number,
  others: readonly Json[],
): NearMissValue | undefined {
  const places = valuesAt(value, place.pointer);
  const found = places[number % places.length];
  if (!found) return undefined;
  const [pointer, current] = found;
  const lent = others.flatMap((other) => valuesAt(other, place.pointer).map(([, part]) => part));
  const replacement = way.apply(current, lent);
  if (replacement === undefined || isDeepStrictEqual(replacement, current)) return undefined;
  return {
    value: replacedAt(value, pointer, replacement),
    keyword: place.keyword,
    pointer: labelOf({ ...place, pointer }),
    description: way.description,
  };
}

function whole(value: Json, place: Place): NearMissValue {
  const [pointer = place.pointer] = valuesAt(value, place.pointer)[0] ?? [];
  return { value, keyword: place.keyword, pointer, description: `a value that ${place.keyword} excludes` };
}

function removalOf({ keyword, name, locations, constraints }: Place): Removal {
  if (keyword === 'type')
    return {
      keywords: ['type', 'enum', 'const', 'format'],
      locations: constraints.schemas.map(([location]) => location),
    };
  return { keywords: [keyword], locations, ...(name !== undefined && { name }) };
}

/** Whether a place has a list of values that is open: the description says so, or only a discriminator knows them. */
export function isOpenList({ keyword, constraints }: Place): boolean {
  if (keyword !== 'enum' && keyword !== 'const') return false;
  const listing = constraints.schemas.map(([, schema]) => schema).filter((schema) => schema[keyword] !== undefined);
  return listing.some((schema) => schema['x-open'] === true) || listing.every((schema) => schema['x-names'] === true);
}
