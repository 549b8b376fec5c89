import type { Json } from '../../json/json.js';
import { coveringValues } from './covering-values.js';
import { draw, type Drawn } from '../search/drawn.js';
import {
  nearMisses,
  type NearMissOptions,
  type NearMisses,
  type NearMissValue,
} from '../near-misses/schema-near-misses.js';
import type { SchemaGraph } from '../schema/schema-graph.js';
import { simplifiable } from '../search/simpler-json.js';
import { validValues } from '../values/valid-values.js';
import type { ValueOptions } from '../values/value-options.js';

/**
 * Gives so many values, always the same for a seed, each with the way to simpler ones. Where they are many they are made
 * as they are asked for.
 */
export type ValueSource<T> = (seed: number, count: number) => Iterable<Drawn<T>>;

/**
 * Valid values, those first that exercise most. They are made simpler towards a plain value that is accepted, and stay
 * valid on the way.
 */
export function validSource(graph: SchemaGraph, options: ValueOptions = {}, plain?: Json): ValueSource<Json> {
  const { accepts } = validValues(graph, options);
  return function* (seed, count) {
    for (const value of coveringValues(graph, { seed, count }, options)) yield simplifiable(value, accepts, plain);
  };
}

/**
 * Near-misses: one of each keyword at each place first, then others. Made simpler, they still break that keyword there,
 * and nothing else.
 * @param places those that are exercised; all by default
 */
export function nearMissSource(
  graph: SchemaGraph,
  options: NearMissOptions = {},
  plain?: Json,
  places: readonly NearMisses[] = nearMisses(graph, options),
): (seed: number, count: number) => readonly Drawn<NearMissValue>[] {
  return (seed, count) => {
    const rounds = Math.ceil(count / Math.max(1, places.length));
    const drawn = places.map(({ values }, index) => draw(values, seed + index, rounds));
    const inTurn = Array.from({ length: rounds }, (_, round) =>
      places.flatMap((each, index) => {
        const value = drawn[index]?.[round]?.value;
        return value === undefined ? [] : [labelled(value, simplifiable(value.value, each.isCertain, plain))];
      }),
    );
    return inTurn.flat().slice(0, count);
  };
}

function labelled(nearMiss: NearMissValue, drawn: Drawn<Json>): Drawn<NearMissValue> {
  return {
    value: { ...nearMiss, value: drawn.value },
    *simpler() {
      for (const simpler of drawn.simpler()) yield labelled(nearMiss, simpler);
    },
  };
}
