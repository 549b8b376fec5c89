import fc from 'fast-check';
import { retryInterrupted } from '../wire/retry-interrupted.js';
import { countAcceptances, type TestDataHint } from '../generation/search/acceptance-share.js';
import type { Difference } from '../generation/search/difference.js';
import { draw, type Drawn } from '../generation/search/drawn.js';
import { firstFailure, type Trial } from '../generation/search/first-failure.js';
import { alongPath, nearestTo, smallestFailure, type SearchBudget } from '../generation/search/smallest-failure.js';
import type { ValueSource } from '../generation/sources/value-sources.js';
import { violatesMust, type Finding } from '../report/finding.js';
import type { Journal } from '../session/journal.js';
import type { Json } from '../json/json.js';
import type { ValueDifference } from '../report/run-report.js';
import { Inconclusive, Undecided } from '../report/signals.js';

/** Which values a property tries. */
export interface Search {
  readonly seed: number;
  /** How many. */
  readonly runs: number;
  /** After so long the property is decided on those that were tried; the first few always are. */
  readonly milliseconds: number;
  /** What in the profile could make more requests acceptable. */
  readonly testData: readonly TestDataHint[];
  /** The way to the only one, as a counterexample has it. */
  readonly path?: string;
}

/** What a failing value is compared with besides those that pass: what passes a near-miss is refused, not accepted. */
export interface Comparison<T> {
  /** What of a value is compared. */
  readonly part: (value: T) => Json;
  /** The same of what is known to be accepted. */
  readonly accepted: readonly Json[];
}

/** What looking for the smallest value may cost. */
const searchBudget: SearchBudget = { tries: 120, milliseconds: 60_000 };

/** How many values are tried at once, before any fails: where KCIs come late, each waits for its own. */
const valuesAtOnce = 16;

/**
 * Checks a property with so many values, and looks for the smallest that breaks it. Findings of that one stay in the
 * journal; those of values that pass do not.
 *
 * The values are first tried several at a time, since most properties hold; only of a group in which something breaks
 * are they tried one by one, and the first that does is made smaller. What violates a SHOULD alone is kept, and the rest
 * is still tried: a warning must not hide a failure. With the same seed the same values are tried, whatever the
 * concurrency.
 * @param comparison how the smallest differs from others; by default, from the values that pass
 * @throws Undecided when the body does, unless a value has broken the property before
 */
export async function forAll<T>(
  journal: Journal,
  { seed, runs, path, testData, milliseconds }: Search,
  source: fc.Arbitrary<T> | ValueSource<T>,
  body: (value: T) => Promise<void>,
  comparison?: Comparison<T>,
): Promise<void> {
  const valuesOf = (count: number) =>
    source instanceof fc.Arbitrary ? draw(source, seed, count) : source(seed, count);
  const trials = trialsOf(journal, body);
  if (path !== undefined) return replayValue(journal, { seed, path }, valuesOf, trials);
  const values = valuesOf(runs);
  journal.validRequests.clear();
  const endsAt = performance.now() + milliseconds;
  const first = await firstFailure(values, trials, valuesAtOnce, () => performance.now() >= endsAt);
  if (trials.tried() < values.length && !first) {
    journal.ranOutOfTime = true;
    journal.note(`Decided on ${trials.tried()} of ${values.length} values: the time for properties was used up.`);
  }
  if (!first) return assertNotVacuous(journal, testData);
  if (!trials.isBroken()) trials.beStrict();
  if (!first.alone) {
    // What only shows when values are tried at once has no smallest value, but has been seen.
    journal.findings.splice(0, Infinity, ...trials.seen());
    throw trials.broken();
  }
  const passing = new Set(trials.passed());
  const passed = values.slice(0, first.index).flatMap(({ value }) => (passing.has(value) ? [value] : []));
  const found = await smallest(first.drawn, trials, passed);
  const nearest =
    comparison &&
    nearestTo(comparison.part(found.value), [...comparison.accepted, ...trials.passed().map(comparison.part)]);
  journal.findings.splice(0, Infinity, ...trials.seen());
  journal.counterexample = {
    seed,
    path: [first.index, ...found.path].join(':'),
    value: asJson(found.value),
    tries: found.tries,
    differences: ((comparison ? nearest : found)?.differences ?? []).map(asReported),
  };
  if (found.stopped) journal.note('There may be a smaller value that fails: the search for it used up its budget.');
  throw trials.broken();
}

/**
 * Checks a property with only the value at a path.
 * @throws Inconclusive when there is no such value
 */
async function replayValue<T>(
  journal: Journal,
  { seed, path }: { readonly seed: number; readonly path: string },
  valuesOf: (count: number) => readonly Drawn<T>[],
  trials: ReturnType<typeof trialsOf<T>>,
): Promise<void> {
  const { value } = valueAt(path, valuesOf);
  trials.beStrict();
  if ((await trials.alone(value)) !== true) return;
  journal.counterexample = { seed, path, value: asJson(value), tries: 0, differences: [] };
  throw trials.broken();
}

function valueAt<T>(path: string, valuesOf: (count: number) => readonly Drawn<T>[]): Drawn<T> {
  const [index = 0, ...steps] = path.split(':').map(Number);
  try {
    const first = valuesOf(index + 1)[index];
    if (first) return alongPath(first, steps);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
  }
  throw new Inconclusive(
    `There is no value at the path ${path}: it was found with another version of the suite, other test data or another description.`,
    { because: 'profile-lacks' },
  );
}

/** A difference as plain JSON, where what is not there has no key. */
function asReported({ pointer, before, after }: Difference): ValueDifference {
  return { pointer, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

/**
 * A property proves nothing when most valid requests were refused, however rightly.
 * @throws Inconclusive then
 */
function assertNotVacuous({ validRequests }: Journal, testData: readonly TestDataHint[]): void {
  const share = countAcceptances();
  for (const answer of validRequests.values())
    if (answer === 'accepted') share.accepted();
    else share.rejected(answer);
  const reason = share.vacuity(testData);
  if (reason !== undefined) throw new Inconclusive(reason, { because: 'request-refused' });
}

/** Makes a value smaller. One that the supplier keeps from being decided is passed over. */
async function smallest<T>(first: Drawn<T>, trials: ReturnType<typeof trialsOf<T>>, passed: readonly T[]) {
  const fails = async (value: T) => {
    try {
      return (await trials.alone(value)) === true;
    } catch (thrown) {
      if (thrown instanceof Undecided) return false;
      throw thrown;
    }
  };
  return smallestFailure(first, fails, searchBudget, passed);
}

/** What a failing value showed. */
interface Shown {
  readonly findings: readonly Finding[];
  readonly thrown: unknown;
  readonly isAlone: boolean;
}

/** Runs the body for one value, and keeps what the last failing one showed. */
function trialsOf<T>(journal: Journal, body: (value: T) => Promise<void>) {
  let shown: Shown | undefined;
  let milder: Shown | undefined;
  let strict = false;
  let tried = 0;
  const passed: T[] = [];
  const run = async (value: T, isAlone: boolean): Promise<Trial> => {
    tried += 1;
    let thrown: unknown;
    try {
      await retryInterrupted(() => body(value));
      if (journal.findings.length > 0) thrown = brokenBy(journal.findings);
    } catch (failure) {
      if (failure instanceof Undecided) throw failure;
      thrown = failure;
    }
    if (thrown === undefined) {
      passed.push(value);
      return false;
    }
    const now: Shown = { findings: [...journal.findings], thrown, isAlone };
    const isMild = !strict && now.findings.length > 0 && !now.findings.some(violatesMust);
    if (!isMild) {
      shown = now;
      return true;
    }
    // What several values showed together is not for sure of this one.
    if (!milder || (isAlone && !milder.isAlone)) milder = now;
    journal.findings.length = 0;
    return 'milder';
  };
  return {
    together: (value: T) => run(value, false),
    alone: async (value: T) => {
      journal.findings.length = 0;
      return run(value, true);
    },
    /** How many trials there were. */
    tried: () => tried,
    /** The values that did not break it. */
    passed: (): readonly T[] => passed,
    seen: () => shown?.findings ?? [],
    broken: () => (shown?.thrown instanceof Error ? shown.thrown : new Error('The property does not hold.')),
    /** Whether a value has failed by more than a SHOULD. */
    isBroken: () => shown !== undefined,
    /** From now on a violated SHOULD breaks the property as well; what has shown one so far has broken it. */
    beStrict: () => {
      strict = true;
      shown ??= milder;
    },
  };
}

function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value) ?? 'null') as Json;
}

function brokenBy(findings: readonly Finding[]): Error {
  return new Error(findings.map(({ requirement, reason }) => `${requirement}: ${reason}`).join('\n'));
}
