import fc from 'fast-check';
import type { Json } from '../../json/json.js';
import { byAlternatives } from './alternative-values.js';
import type { Building } from './building.js';
import { filtered } from './filtered.js';
import { replacedAt } from '../schema/pointer-templates.js';
import { SchemaError } from '../schema/schema-errors.js';
import type { Location, SchemaGraph } from '../schema/schema-graph.js';
import { leadsTo, type Focus, type ValueOptions } from './value-options.js';

/** Schemas that require themselves are given up so much deeper than optional parts are. */
const deepestRequired = 6;

/** Valid values of a schema, and a check for any other value. */
export interface ValidValues {
  readonly values: fc.Arbitrary<Json>;
  /** Whether the schema accepts a value, once it went through JSON. What breaks it in an override does not count. */
  readonly accepts: (value: Json) => boolean;
  /** The value as it is validated: valid ones stand in for overrides that break the schema. */
  readonly forValidation: (value: Json) => Json;
}

/**
 * Makes valid values from a schema, often at its limits: each optional part alone, all, none; texts of many scripts and
 * at each length that matters; numbers at each limit. Every value is validated, as it is after JSON, before it is given
 * out, at every step of shrinking too.
 * @throws SchemaError when no value satisfies the schema, or it has what no values can be made from
 */
export function validValues(graph: SchemaGraph, options: ValueOptions = {}, focus?: Focus): ValidValues {
  const building = start(graph, options, focus);
  const values = building.valuesOf([graph.root], '', 0);
  const forValidation = (value: Json) =>
    [...building.standIns].reduce<Json>((current, [pointer, standIn]) => replacedAt(current, pointer, standIn), value);
  const accepts = (value: Json) => graph.accepts(forValidation(value));
  return { values: filtered(values, accepts, ''), accepts, forValidation };
}

function start(graph: SchemaGraph, options: ValueOptions, focus: Focus | undefined): Building {
  const { overrides = {}, absent = [], maxDepth = 5 } = options;
  const shared = sharedOf(graph, options);
  const special = [...Object.keys(overrides), ...absent, ...(focus ? [focus.pointer] : [])];
  const own = new Map<string, fc.Arbitrary<Json>>();
  const building: Building = {
    graph,
    options,
    focus,
    standIns: new Map(),
    isDeep: (depth) => depth >= maxDepth,
    isForced: (pointer) => focus !== undefined && leadsTo(pointer, focus.pointer),
    valuesOf: (locations, pointer, depth) => {
      if (Object.hasOwn(overrides, pointer)) return overridden(building, locations, pointer, depth);
      const isSpecial = special.some((other) => leadsTo(pointer, other));
      const made = isSpecial ? own : shared;
      const key = `${isSpecial ? pointer : ''} ${depth} ${locations.join(' ')}`;
      const known = made.get(key);
      if (known) return known;
      if (depth > maxDepth + deepestRequired)
        throw new SchemaError(
          'SCHEMA_UNSATISFIABLE',
          `The schema at ${pointer} requires itself without end: nothing is valid.`,
        );
      const values = byAlternatives(building, locations, pointer, depth);
      made.set(key, values);
      return values;
    },
  };
  return building;
}

const sharedArbitraries = new WeakMap<SchemaGraph, WeakMap<ValueOptions, Map<string, fc.Arbitrary<Json>>>>();

/** What does not depend on the focus is made once for all of them. */
function sharedOf(graph: SchemaGraph, options: ValueOptions): Map<string, fc.Arbitrary<Json>> {
  const byOptions = sharedArbitraries.get(graph) ?? new WeakMap<ValueOptions, Map<string, fc.Arbitrary<Json>>>();
  sharedArbitraries.set(graph, byOptions);
  const shared = byOptions.get(options) ?? new Map<string, fc.Arbitrary<Json>>();
  byOptions.set(options, shared);
  return shared;
}

/** The values that the caller gave; where they break the schema, a valid one stands in for them in validation. */
function overridden(
  building: Building,
  locations: readonly Location[],
  pointer: string,
  depth: number,
): fc.Arbitrary<Json> {
  const given = building.options.overrides?.[pointer] ?? null;
  const { graph } = building;
  const isValid =
    given instanceof fc.Arbitrary
      ? areValid(given as fc.Arbitrary<Json>, graph, locations)
      : graph.accepts(given as Json, locations);
  if (!isValid) {
    const [standIn = null] = fc.sample(byAlternatives(building, locations, pointer, depth), { seed: 1, numRuns: 1 });
    building.standIns.set(pointer, standIn);
  }
  return given instanceof fc.Arbitrary ? (given as fc.Arbitrary<Json>) : fc.constant(given as Json);
}

/** Whether all of some values are valid; looked at once, since the same are given for many bodies. */
function areValid(values: fc.Arbitrary<Json>, graph: SchemaGraph, locations: readonly Location[]): boolean {
  const known = validity.get(graph) ?? new WeakMap<fc.Arbitrary<Json>, Map<string, boolean>>();
  validity.set(graph, known);
  const byPlace = known.get(values) ?? new Map<string, boolean>();
  known.set(values, byPlace);
  const place = locations.join(' ');
  const found =
    byPlace.get(place) ??
    fc.sample(values, { seed: 1, numRuns: 50 }).every((sample) => graph.accepts(sample, locations));
  byPlace.set(place, found);
  return found;
}

const validity = new WeakMap<SchemaGraph, WeakMap<fc.Arbitrary<Json>, Map<string, boolean>>>();
