import fc from 'fast-check';
import { turns } from '../wire/pacing.js';
import { retryInterrupted } from '../wire/retry-interrupted.js';
import { countAcceptances, type TestDataHint } from '../generation/search/acceptance-share.js';
import type { Difference } from '../generation/search/difference.js';
import { drawDistinct, upTo, type Drawn } from '../generation/search/drawn.js';
import { firstFailure, type FirstFailure, type Trial } from '../generation/search/first-failure.js';
import { alongPath, nearestTo, smallestFailure, type SearchBudget } from '../generation/search/smallest-failure.js';
import type { ValueSource } from '../generation/sources/value-sources.js';
import type { Counterexample } from '../report/counterexample.js';
import { violatesMust, type Finding } from '../report/finding.js';
import type { FoundValue, Journal } from '../session/journal.js';
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
  /** What is at that path, as the report has it. Where it is another value, all values are tried. */
  readonly counterexample?: Json;
  /**
   * What another attempt found. Where nothing breaks the property of what it has not tried, and this does again, that is
   * enough.
   */
  readonly found?: FoundValue | undefined;
  /** The place of the value that another attempt suspected, to be tried before all others. */
  readonly suspect?: number | undefined;
}

/** What a failing value is compared with besides those that pass: what passes a near-miss is refused, not accepted. */
export interface Comparison<T> {
  /** What of a value is compared. */
  readonly part: (value: T) => Json;
  /** The same of what is known to be accepted. */
  readonly accepted: readonly Json[];
}

/**
 * What is known of a value from requests that several properties share: its evidence where they found nothing wrong,
 * undefined where it has to be tried by itself.
 */
export type Settled<T> = (value: T, index: number) => Promise<Journal | undefined>;

/** What else a property may say about its values. */
export interface ForAllOptions<T> {
  readonly comparison?: Comparison<T>;
  readonly settled?: Settled<T>;
  /** Whether what settles a value is another request than its own: an attempt that looks again tries it by itself. */
  readonly settledByOthers?: true;
  /** How many requests a value takes, one by default: so many fewer are tried to find the smallest. */
  readonly requestsOfEach?: number;
}

/** What looking for the smallest value may cost, where a value takes one request. */
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
 * @param options how the smallest differs from others, by default from the values that pass; and which values need not
 *   be tried, since a request that several properties share has shown that they pass
 * @throws Undecided when the body does, unless a value has broken the property before
 */
export async function forAll<T>(
  journal: Journal,
  { seed, runs, path, counterexample, found: before, suspect, testData, milliseconds }: Search,
  source: fc.Arbitrary<T> | ValueSource<T>,
  body: (value: T) => Promise<void>,
  { comparison, settled, settledByOthers, requestsOfEach = 1 }: ForAllOptions<T> = {},
): Promise<void> {
  const valuesOf = (count: number) =>
    source instanceof fc.Arbitrary ? drawDistinct(source, seed, count) : source(seed, count);
  const trials = trialsOf(journal, body, settled);
  if (path !== undefined) {
    const { value } = valueAt(path, valuesOf);
    if (counterexample === undefined || isAlike(asJson(value), counterexample))
      return replayValue(journal, { seed, path }, value, trials);
    journal.note('Another version of the suite drew the counterexample, so all values are tried.');
  }
  const earlier = before && (await firstFailure(upTo(valuesOf(runs), before.triedFrom), trials, valuesAtOnce));
  const again = before && !trials.isBroken() && (await triedAgain(before.counterexample, valuesOf, trials));
  if (before && (again === true || (again === 'milder' && !earlier))) {
    trials.beStrict();
    journal.findings.splice(0, Infinity, ...trials.seen());
    journal.counterexample = before.counterexample;
    journal.found = before;
    throw trials.broken();
  }
  journal.validRequests.clear();
  const endsAt = performance.now() + milliseconds;
  let isTimeUp = false;
  const first =
    earlier ||
    (suspect !== undefined && (await suspected(valuesOf(runs), suspect, trials))) ||
    (await firstFailure(valuesOf(runs), trials, valuesAtOnce, () => (isTimeUp = performance.now() >= endsAt)));
  if (isTimeUp && !first) {
    journal.ranOutOfTime = true;
    journal.note(`Decided on ${trials.tried()} of up to ${runs} values: the time for properties was used up.`);
  }
  if (!first) return assertNotVacuous(journal, testData);
  journal.turn = turns.again;
  if (!trials.isBroken()) trials.beStrict();
  if (!first.alone) {
    // What only shows when values are tried at once has no smallest value, but has been seen.
    journal.findings.splice(0, Infinity, ...trials.seen());
    throw trials.broken();
  }
  const passed = trials.passedBefore(first.index);
  const budget = { ...searchBudget, tries: Math.ceil(searchBudget.tries / requestsOfEach) };
  const found = await smallest(first.drawn, trials, passed, budget);
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
  journal.found = {
    counterexample: journal.counterexample,
    triedFrom: settledByOthers === true && trials.isAnySettledBefore(first.index) ? first.index : 0,
  };
  if (found.stopped) journal.note('There may be a smaller value that fails: the search for it used up its budget.');
  throw trials.broken();
}

/** Checks a property with only the value at a path. */
async function replayValue<T>(
  journal: Journal,
  { seed, path }: { readonly seed: number; readonly path: string },
  value: T,
  trials: ReturnType<typeof trialsOf<T>>,
): Promise<void> {
  trials.beStrict();
  if ((await trials.alone(value)) !== true) return;
  journal.counterexample = { seed, path, value: asJson(value), tries: 0, differences: [] };
  throw trials.broken();
}

/** Tries the value that another attempt suspected. */
async function suspected<T>(
  values: Iterable<Drawn<T>>,
  index: number,
  trials: ReturnType<typeof trialsOf<T>>,
): Promise<FirstFailure<T> | undefined> {
  const found = at(values, index);
  const first = found && (await firstFailure([found], trials, 1));
  return first && { ...first, index };
}

/** Whether the value that another attempt found breaks the property again, and how. */
async function triedAgain<T>(
  { path, value: before }: Counterexample,
  valuesOf: (count: number) => Iterable<Drawn<T>>,
  trials: ReturnType<typeof trialsOf<T>>,
): Promise<Trial> {
  const found = drawnAt(path, valuesOf);
  return found !== undefined && isAlike(asJson(found.value), before) && trials.alone(found.value);
}

/** Whether two values are the same but for their ids and references, which are fresh in each run. */
function isAlike(one: Json, other: Json): boolean {
  const [left, right] = [one, other].map((value) => JSON.stringify(value).replaceAll(fresh, '#'));
  return left === right;
}

const fresh = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+/gi;

/** @throws Inconclusive when there is no such value */
function valueAt<T>(path: string, valuesOf: (count: number) => Iterable<Drawn<T>>): Drawn<T> {
  const found = drawnAt(path, valuesOf);
  if (found) return found;
  throw new Inconclusive(
    `There is no value at the path ${path}: it was found with another version of the suite, other test data or another description.`,
    { because: 'profile-lacks' },
  );
}

/** The value at a path; undefined where nothing is there. */
function drawnAt<T>(path: string, valuesOf: (count: number) => Iterable<Drawn<T>>): Drawn<T> | undefined {
  const [index = 0, ...steps] = path.split(':').map(Number);
  try {
    const first = at(valuesOf(index + 1), index);
    return first && alongPath(first, steps);
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}

function at<T>(values: Iterable<T>, index: number): T | undefined {
  let place = 0;
  for (const value of values) if (place++ === index) return value;
  return undefined;
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
async function smallest<T>(
  first: Drawn<T>,
  trials: ReturnType<typeof trialsOf<T>>,
  passed: readonly T[],
  budget: SearchBudget,
) {
  const fails = async (value: T) => {
    try {
      return (await trials.alone(value)) === true;
    } catch (thrown) {
      if (thrown instanceof Undecided) return false;
      throw thrown;
    }
  };
  return smallestFailure(first, fails, budget, passed);
}

/** What a failing value showed. */
interface Shown {
  readonly findings: readonly Finding[];
  readonly thrown: unknown;
  readonly isAlone: boolean;
}

/** A failing value is compared with the first of those that were drawn, so many, and with those made simpler from it. */
const maxPassed = 500;

/** Runs the body for one value, and keeps what the last failing one showed. */
function trialsOf<T>(journal: Journal, body: (value: T) => Promise<void>, settled?: Settled<T>) {
  let shown: Shown | undefined;
  let milder: Shown | undefined;
  let strict = false;
  let tried = 0;
  const passed: T[] = [];
  /** Those that were drawn, by their places. */
  const drawn = new Map<number, T>();
  const settledPlaces = new Set<number>();
  const pass = (value: T, index?: number) => {
    if (index !== undefined && index >= maxPassed) return false;
    passed.push(value);
    if (index !== undefined) drawn.set(index, value);
    return false;
  };
  const run = async (value: T, isAlone: boolean, index?: number): Promise<Trial> => {
    tried += 1;
    let thrown: unknown;
    try {
      await retryInterrupted(() => journal.lasting(() => body(value)));
      if (journal.findings.length > 0) thrown = brokenBy(journal.findings);
    } catch (failure) {
      if (failure instanceof Undecided) throw failure;
      thrown = failure;
    }
    if (thrown === undefined) return pass(value, index);
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
    together: async (value: T, index: number) => {
      const evidence = await settled?.(value, index);
      if (!evidence) return run(value, false, index);
      tried += 1;
      journal.include(evidence);
      settledPlaces.add(index);
      return pass(value, index);
    },
    isSettled: (index: number) => settledPlaces.has(index),
    isAnySettledBefore: (index: number) => [...settledPlaces].some((place) => place < index),
    alone: async (value: T, index?: number) => {
      journal.findings.length = 0;
      return run(value, true, index);
    },
    /** How many trials there were. */
    tried: () => tried,
    /** The values that did not break it. */
    passed: (): readonly T[] => passed,
    /** Those of them that were drawn before a place, in their order. */
    passedBefore: (index: number): readonly T[] =>
      [...drawn.entries()]
        .filter(([place]) => place < index)
        .toSorted(([one], [other]) => one - other)
        .map(([, value]) => value),
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
