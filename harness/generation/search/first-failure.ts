import type { Drawn } from './drawn.js';

/** The first of several values that fails. */
export interface FirstFailure<T> {
  readonly drawn: Drawn<T>;
  /** Its place among the values, from 0. */
  readonly index: number;
  /** Whether it fails by itself too, or only when others are tried at the same time. */
  readonly alone: boolean;
}

/** Whether a value fails; `milder` where it does, but no more gravely than a warning. */
export type Trial = boolean | 'milder';

/** How a value is found to fail; what either throws ends the search. */
export interface Trials<T> {
  /**
   * With others at the same time; may take a failure of another for its own.
   * @param index its place among the values, from 0
   */
  readonly together: (value: T, index: number) => Promise<Trial>;
  /** @param index its place among the values, from 0, where it is one of them */
  readonly alone: (value: T, index?: number) => Promise<Trial>;
  /** Whether the value at a place is known to pass from elsewhere, and need not be tried alone. */
  readonly isSettled?: (index: number) => boolean;
}

/**
 * Tries values in their order, so many side by side, and gives the first that fails. Which values are tried depends on
 * their order alone, never on which answer comes first: a group is finished before anything else is tried, and the
 * values of a group in which something failed are then tried one by one. The first value is a group of its own: where
 * every value fails, no other is tried. When the time is up no other group is begun. No value is asked for before its
 * group begins, and none is kept.
 * A milder failure does not end the search: it is given only where no value fails gravely.
 */
export async function firstFailure<T>(
  values: Iterable<Drawn<T>>,
  { together, alone, isSettled = () => false }: Trials<T>,
  atOnce: number,
  isTimeUp: () => boolean = () => false,
): Promise<FirstFailure<T> | undefined> {
  let milder: FirstFailure<T> | undefined;
  let next = 0;
  for (const group of groupsOf(values, atOnce)) {
    const from = next;
    next += group.length;
    if (from >= atOnce && isTimeUp()) return milder;
    const outcomes = await Promise.allSettled(group.map(async ({ value }, index) => together(value, from + index)));
    const shown = outcomes.map((outcome) => outcome.status === 'fulfilled' && outcome.value);
    const isGrave = shown.includes(true);
    const suspect = isGrave ? shown.indexOf(true) : milder ? -1 : shown.indexOf('milder');
    if (suspect < 0) {
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
      continue;
    }
    for (const [index, drawn] of group.entries()) {
      if (isSettled(from + index)) continue;
      const trial = await alone(drawn.value, from + index);
      if (trial === true) return { drawn, index: from + index, alone: true };
      if (trial !== 'milder') continue;
      milder ??= { drawn, index: from + index, alone: true };
      // None of them has shown more than that.
      if (!isGrave) break;
    }
    const drawn = group[suspect];
    if (!drawn) continue;
    const suspected = { drawn, index: from + suspect, alone: false };
    if (isGrave) return suspected;
    milder ??= suspected;
  }
  return milder;
}

/** The first value, and then groups that end where those of so many would without it. */
function* groupsOf<T>(values: Iterable<T>, size: number): Generator<readonly T[]> {
  let group: T[] = [];
  let count = 0;
  for (const value of values) {
    group.push(value);
    if (count++ > 0 && count % size > 0) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
