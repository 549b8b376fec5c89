import type { Drawn } from './drawn.js';

/** The first of several values that fails. */
export interface FirstFailure<T> {
  readonly drawn: Drawn<T>;
  /** Its place among the values, from 0. */
  readonly index: number;
  /** Whether it fails by itself too, or only when others are tried at the same time. */
  readonly alone: boolean;
}

/** How a value is found to fail; what either throws ends the search. */
export interface Trials<T> {
  /** With others at the same time; may take a failure of another for its own. */
  readonly together: (value: T) => Promise<boolean>;
  readonly alone: (value: T) => Promise<boolean>;
}

/**
 * Tries values in their order, so many side by side, and gives the first that fails. Which values are tried depends on
 * their order alone, never on which answer comes first: a group is finished before anything else is tried, and the
 * values of a group in which something failed are then tried one by one. When the time is up no other group is begun.
 */
export async function firstFailure<T>(
  values: readonly Drawn<T>[],
  { together, alone }: Trials<T>,
  atOnce: number,
  isTimeUp: () => boolean = () => false,
): Promise<FirstFailure<T> | undefined> {
  for (let from = 0; from < values.length; from += atOnce) {
    if (from > 0 && isTimeUp()) return undefined;
    const group = values.slice(from, from + atOnce);
    const outcomes = await Promise.allSettled(group.map(async ({ value }) => together(value)));
    const suspect = outcomes.findIndex((outcome) => outcome.status === 'fulfilled' && outcome.value);
    if (suspect < 0) {
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
      continue;
    }
    for (const [index, drawn] of group.entries())
      if (await alone(drawn.value)) return { drawn, index: from + index, alone: true };
    const drawn = group[suspect];
    if (drawn) return { drawn, index: from + suspect, alone: false };
  }
  return undefined;
}
