import type { Json } from '../../json/json.js';
import { differencesOf, type Difference } from './difference.js';
import type { Drawn } from './drawn.js';

/** What the search for the smallest failing value may cost. */
export interface SearchBudget {
  /** Values that are tried, each of which may cost some requests. */
  readonly tries: number;
  readonly milliseconds: number;
}

/** The smallest value that still fails, and what tells it from one that passes. */
export interface SmallestFailure<T> {
  readonly value: T;
  /** Which simpler value was taken at each step: with the same first value, the way to this one without any try. */
  readonly path: readonly number[];
  /** How many values were tried to find it. */
  readonly tries: number;
  /** Whether the budget ended the search, so that there may be a smaller one. */
  readonly stopped: boolean;
  /** Of the values that pass the one that differs least from it; undefined when none was seen. */
  readonly nearestPassing?: T;
  /** What makes the nearest passing value (`before`) the failing one (`after`). */
  readonly differences?: readonly Difference[];
}

/**
 * Looks for the smallest value that still fails, from one that does. No value is tried twice. The outcome depends on
 * nothing but what the values do, as long as the time does not run out.
 * @param fails decides whether a value fails; what it throws ends the search
 * @param passing values that are known to pass, such as a plain request
 */
export async function smallestFailure<T>(
  first: Drawn<T>,
  fails: (value: T) => Promise<boolean>,
  budget: SearchBudget,
  passing: readonly T[] = [],
): Promise<SmallestFailure<T>> {
  const endsAt = performance.now() + budget.milliseconds;
  const tried = new Set([asText(first.value)]);
  const passed = [...passing];
  const path: number[] = [];
  let current = first;
  let tries = 0;
  const isSpent = () => tries >= budget.tries || performance.now() >= endsAt;

  const nextSmaller = async (): Promise<Drawn<T> | undefined> => {
    let index = -1;
    for (const candidate of current.simpler()) {
      index += 1;
      const text = asText(candidate.value);
      if (tried.has(text)) continue;
      if (isSpent()) return undefined;
      tried.add(text);
      tries += 1;
      if (await fails(candidate.value)) {
        path.push(index);
        return candidate;
      }
      passed.push(candidate.value);
    }
    return undefined;
  };
  for (let smaller = await nextSmaller(); smaller; smaller = await nextSmaller()) current = smaller;

  const nearest = nearestTo(current.value, passed);
  return {
    value: current.value,
    path,
    tries,
    stopped: isSpent(),
    ...(nearest && { nearestPassing: nearest.value, differences: nearest.differences }),
  };
}

/**
 * Goes the way of an earlier search again, without trying anything.
 * @throws RangeError when the way does not exist: the value, or the schema that it was made from, is another one
 */
export function alongPath<T>(first: Drawn<T>, path: readonly number[]): Drawn<T> {
  return path.reduce((current, wanted) => {
    let index = 0;
    for (const candidate of current.simpler()) {
      if (index === wanted) return candidate;
      index += 1;
    }
    throw new RangeError(`There is no simpler value number ${wanted}: this is not the run that the path comes from.`);
  }, first);
}

/** Of values that pass the one that differs least from one that fails, and what the difference is. */
export function nearestTo<T>(value: T, passed: readonly T[]) {
  const failing = asJson(value);
  let nearest:
    { readonly value: T; readonly differences: readonly Difference[]; readonly distance: number } | undefined;
  for (const candidate of passed) {
    const differences = differencesOf(asJson(candidate), failing);
    const distance = differences.length + sizeOf(differences) / 1_000_000;
    if (differences.length > 0 && (!nearest || distance < nearest.distance))
      nearest = { value: candidate, differences, distance };
  }
  return nearest;
}

function sizeOf(differences: readonly Difference[]): number {
  return differences.reduce((sum, { before, after }) => {
    const areNumbers = typeof before === 'number' && typeof after === 'number';
    return sum + (areNumbers ? Math.min(100_000, Math.abs(before - after)) : distanceOf(asText(before), asText(after)));
  }, 0);
}

/** How many characters differ between what two texts begin and end with in common. */
function distanceOf(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return Math.max(one.length, other.length) - start - end;
}

function asText(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}

function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value) ?? 'null') as Json;
}
