import type { Drawn } from '../search/drawn.js';
import type { ValueSource } from './value-sources.js';

/** Fewer than two are not several. */
const fewest = 2;

/**
 * Several values of a source at a time, so many each. They are made simpler by leaving out some, then by making one of
 * them simpler.
 * @param most so many of these at most, however many are asked for
 */
export function severalOf<T>(source: ValueSource<T>, size: number, most: number): ValueSource<readonly T[]> {
  return function* (seed, count) {
    let group: Drawn<T>[] = [];
    for (const drawn of source(seed, Math.min(count, most) * size)) {
      group.push(drawn);
      if (group.length < size) continue;
      yield together(group);
      group = [];
    }
    if (group.length >= fewest) yield together(group);
  };
}

/** The first values of a source, where each of them uses something up. */
export function fewOf<T>(source: ValueSource<T>, most: number): ValueSource<T> {
  return (seed, count) => source(seed, Math.min(count, most));
}

function together<T>(parts: readonly Drawn<T>[]): Drawn<readonly T[]> {
  return {
    value: parts.map(({ value }) => value),
    *simpler() {
      if (parts.length > fewest) for (const part of parts) yield together(parts.filter((other) => other !== part));
      for (const [index, part] of parts.entries())
        for (const simpler of part.simpler()) yield together(parts.with(index, simpler));
    },
  };
}
