import fc from 'fast-check';
import type { Finding } from './finding.js';
import type { Journal } from './journal.js';
import type { Json } from './json.js';
import { Inconclusive, Undecided } from './signals.js';

/** How many requests shrinking may cost. */
const shrinkBudget = 120;

/** What a property found: the smallest value that still shows it, and how to get there again. */
export interface Counterexample {
  readonly seed: number;
  readonly path: string;
  readonly value: Json;
}

/**
 * Holds a property against so many values, and shrinks the first that breaks it. Findings of the smallest one stay in
 * the journal; those of values that pass do not.
 * @throws Undecided when the body does
 */
export async function forAll<T>(
  journal: Journal,
  { seed, runs }: { readonly seed: number; readonly runs: number },
  arbitrary: fc.Arbitrary<T>,
  body: (value: T) => Promise<void>,
): Promise<void> {
  let smallest: readonly Finding[] = [];
  let stopped: Undecided | undefined;
  const property = fc.asyncProperty(fc.limitShrink(arbitrary, shrinkBudget), async (value) => {
    if (stopped) return;
    journal.findings.length = 0;
    try {
      await body(value);
    } catch (thrown) {
      if (!(thrown instanceof Undecided)) {
        smallest = [...journal.findings];
        throw thrown;
      }
      stopped = thrown;
      return;
    }
    if (journal.findings.length === 0) return;
    smallest = [...journal.findings];
    throw new Error(smallest.map(({ requirement, reason }) => `${requirement}: ${reason}`).join('\n'));
  });
  const run = await fc.check(property, { seed, numRuns: runs, endOnFailure: false });
  journal.findings.splice(0, Infinity, ...smallest);
  if (run.failed) {
    journal.counterexample = {
      seed,
      path: run.counterexamplePath ?? '',
      value: JSON.parse(JSON.stringify(run.counterexample?.[0] ?? null)) as Json,
    };
    throw run.errorInstance ?? new Error('The property does not hold.');
  }
  if (stopped) throw stopped;
  if (run.numRuns === 0) throw new Inconclusive('No value was tried.');
}
