import fc from 'fast-check';
import { afresh } from './afresh.js';
import type { Finding } from './finding.js';
import type { Journal } from './journal.js';
import type { Json } from './json.js';
import { Undecided } from './signals.js';

/** How many requests shrinking may cost. */
const shrinkBudget = 120;

/** What a property found: the smallest value that still shows it, and how to get there again. */
export interface Counterexample {
  readonly seed: number;
  readonly path: string;
  readonly value: Json;
}

/** How many values are tried at once, before any fails. */
const valuesAtOnce = 8;

/**
 * Holds a property against so many values, and shrinks the first that breaks it. Findings of the smallest one stay in
 * the journal; those of values that pass do not.
 *
 * The values are first tried several at a time, since most properties hold; only when one breaks is the same sequence
 * gone through one by one, to find the first that does and to shrink it.
 * @throws Undecided when the body does
 */
export async function forAll<T>(
  journal: Journal,
  { seed, runs }: { readonly seed: number; readonly runs: number },
  arbitrary: fc.Arbitrary<T>,
  body: (value: T) => Promise<void>,
): Promise<void> {
  const broken = await tryTogether(journal, fc.sample(arbitrary, { seed, numRuns: runs }), body);
  if (broken === undefined) return;
  const found = [...journal.findings];
  await findSmallest(journal, { seed, runs }, arbitrary, body);
  // What only shows when values are tried at once has no smallest value, but has been seen.
  journal.findings.push(...found);
  throw broken;
}

/** Tries values side by side, and gives what the first one that breaks the property threw. */
async function tryTogether<T>(
  journal: Journal,
  values: readonly T[],
  body: (value: T) => Promise<void>,
): Promise<Error | undefined> {
  const waiting = [...values];
  let broken: Error | undefined;
  await Promise.all(
    Array.from({ length: valuesAtOnce }, async () => {
      for (let value = waiting.shift(); value !== undefined && !broken; value = waiting.shift())
        try {
          await afresh(() => body(value));
          if (journal.findings.length > 0) broken ??= brokenBy(journal.findings);
        } catch (thrown) {
          broken ??= thrown as Error;
        }
    }),
  );
  if (broken instanceof Undecided) throw broken;
  return broken;
}

/** Goes through the same values one by one, and shrinks the first that breaks the property; returns when none does. */
async function findSmallest<T>(
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
      await afresh(() => body(value));
      if (journal.findings.length > 0) throw brokenBy(journal.findings);
    } catch (thrown) {
      if (thrown instanceof Undecided) {
        stopped = thrown;
        return;
      }
      smallest = [...journal.findings];
      throw thrown;
    }
  });
  const run = await fc.check(property, { seed, numRuns: runs });
  journal.findings.splice(0, Infinity, ...smallest);
  if (stopped) throw stopped;
  if (!run.failed) return;
  journal.counterexample = {
    seed,
    path: run.counterexamplePath ?? '',
    value: JSON.parse(JSON.stringify(run.counterexample?.[0] ?? null)) as Json,
  };
  throw run.errorInstance ?? new Error('The property does not hold.');
}

function brokenBy(findings: readonly Finding[]): Error {
  return new Error(findings.map(({ requirement, reason }) => `${requirement}: ${reason}`).join('\n'));
}
