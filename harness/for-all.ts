import fc from 'fast-check';
import { afresh } from './afresh.js';
import type { Difference } from './arbitraries/difference.js';
import { draw, type Drawn } from './arbitraries/drawn.js';
import { explanation } from './arbitraries/explanation.js';
import { firstFailure } from './arbitraries/first-failure.js';
import { smallestFailure, type SearchBudget } from './arbitraries/smallest-failure.js';
import type { ValueSource } from './arbitraries/value-sources.js';
import type { Finding } from './finding.js';
import type { Journal } from './journal.js';
import type { Json } from './json.js';
import { Undecided } from './signals.js';

/** What looking for the smallest value may cost. */
const searchBudget: SearchBudget = { tries: 120, milliseconds: 60_000 };

/** What a property found: the smallest value that still shows it, and how to get there again. */
export interface Counterexample {
  readonly seed: number;
  /** The value's place among those drawn, then the simpler one that was taken at each step, joined with colons. */
  readonly path: string;
  readonly value: Json;
  /** How many values were tried to find it. */
  readonly tries: number;
  /** What makes of the nearest value that passes (`before`) this one (`after`). */
  readonly differences: readonly Difference[];
}

/** How many values are tried at once, before any fails. */
const valuesAtOnce = 16;

/**
 * Holds a property against so many values, and looks for the smallest that breaks it. Findings of that one stay in the
 * journal; those of values that pass do not.
 *
 * The values are first tried several at a time, since most properties hold; only of a group in which something breaks
 * are they tried one by one, and the first that does is made smaller. With the same seed the same values are tried,
 * whatever the concurrency.
 * @throws Undecided when the body does, unless a value has broken the property before
 */
export async function forAll<T>(
  journal: Journal,
  { seed, runs }: { readonly seed: number; readonly runs: number },
  source: fc.Arbitrary<T> | ValueSource<T>,
  body: (value: T) => Promise<void>,
): Promise<void> {
  const values = source instanceof fc.Arbitrary ? draw(source, seed, runs) : source(seed, runs);
  const trials = trialsOf(journal, body);
  const first = await firstFailure(values, trials, valuesAtOnce);
  if (!first) return;
  if (!first.alone) {
    // What only shows when values are tried at once has no smallest value, but has been seen.
    journal.findings.splice(0, Infinity, ...trials.seen());
    throw trials.broken();
  }
  const found = await smallest(first.drawn, trials);
  journal.findings.splice(0, Infinity, ...trials.seen());
  journal.counterexample = {
    seed,
    path: [first.index, ...found.path].join(':'),
    value: JSON.parse(JSON.stringify(found.value) ?? 'null') as Json,
    tries: found.tries,
    differences: found.differences ?? [],
  };
  journal.note(explanation(found));
  throw trials.broken();
}

/** Makes a value smaller. One that the supplier keeps from being decided is passed over. */
async function smallest<T>(first: Drawn<T>, trials: ReturnType<typeof trialsOf<T>>) {
  const fails = async (value: T) => {
    try {
      return await trials.alone(value);
    } catch (thrown) {
      if (thrown instanceof Undecided) return false;
      throw thrown;
    }
  };
  return smallestFailure(first, fails, searchBudget);
}

/** Runs the body for one value, and keeps what the last failing one showed. */
function trialsOf<T>(journal: Journal, body: (value: T) => Promise<void>) {
  let seen: readonly Finding[] = [];
  let broken: unknown;
  const run = async (value: T) => {
    let thrown: unknown;
    try {
      await afresh(() => body(value));
      if (journal.findings.length > 0) thrown = brokenBy(journal.findings);
    } catch (failure) {
      if (failure instanceof Undecided) throw failure;
      thrown = failure;
    }
    if (thrown === undefined) return false;
    broken = thrown;
    seen = [...journal.findings];
    return true;
  };
  return {
    together: run,
    alone: async (value: T) => {
      journal.findings.length = 0;
      return run(value);
    },
    seen: () => seen,
    broken: () => (broken instanceof Error ? broken : new Error('The property does not hold.')),
  };
}

function brokenBy(findings: readonly Finding[]): Error {
  return new Error(findings.map(({ requirement, reason }) => `${requirement}: ${reason}`).join('\n'));
}
