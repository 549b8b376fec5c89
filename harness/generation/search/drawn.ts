import { createHash } from 'node:crypto';
import fc from 'fast-check';

/** A value that was drawn, with the way to simpler ones. */
export interface Drawn<T> {
  readonly value: T;
  /** Simpler values of the same arbitrary, the simplest first; made when asked for. */
  readonly simpler: () => Iterable<Drawn<T>>;
}

/** Gives out the values of another arbitrary. */
abstract class Passing<T> extends fc.Arbitrary<T> {
  constructor(readonly inner: fc.Arbitrary<T>) {
    super();
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.inner.canShrinkWithoutContext(value);
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return this.inner.shrink(value, context);
  }
}

/** Makes no values, but remembers how each would be made: so much less is in memory until it is asked for. */
class Postponing<T> extends Passing<T> {
  readonly drawn: (() => fc.Value<T>)[] = [];

  /** @param passedOver so many values are never made: none depends on those before it */
  constructor(
    inner: fc.Arbitrary<T>,
    private passedOver = 0,
  ) {
    super(inner);
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    // Each value has random numbers of its own.
    if (this.passedOver-- <= 0) this.drawn.push(() => this.inner.generate(random, bias));
    return new fc.Value(undefined as T, undefined);
  }
}

/** Looks for a value that suits; once it has one, it makes no other. */
class Looking<T> extends Passing<T> {
  found: fc.Value<T> | undefined;

  constructor(
    inner: fc.Arbitrary<T>,
    readonly suits: (value: T) => boolean,
  ) {
    super(inner);
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    if (this.found) return this.found;
    const value = this.inner.generate(random, bias);
    if (this.suits(value.value)) this.found = value;
    return value;
  }
}

/** Draws so many values: with the same seed always the same ones, each of which does not depend on how many follow. */
export function draw<T>(arbitrary: fc.Arbitrary<T>, seed: number, count: number): readonly Drawn<T>[] {
  return [...drawBetween(arbitrary, seed, 0, count)];
}

/** The places of at least so many values are found at once, and at most of one for so many before. */
const drawnAtOnce = 50;
const drawnBefore = 16;

/**
 * The same values from a place on, a few at a time, as they are asked for: those of a long property need not be in memory
 * together, and drawing them does not keep everything else waiting.
 */
export function* drawEach<T>(
  arbitrary: fc.Arbitrary<T>,
  seed: number,
  count: number,
  from = 0,
): Generator<Drawn<T>, void> {
  for (let start = from; start < count;) {
    const end = Math.min(count, start + Math.max(drawnAtOnce, Math.floor(start / drawnBefore)));
    yield* drawBetween(arbitrary, seed, start, end);
    start = end;
  }
}

function* drawBetween<T>(
  arbitrary: fc.Arbitrary<T>,
  seed: number,
  from: number,
  to: number,
): Generator<Drawn<T>, void> {
  const postponing = new Postponing(arbitrary, from);
  fc.sample(postponing, { seed, numRuns: to });
  for (const make of postponing.drawn) yield drawnFrom(arbitrary, make());
}

/** The first that suits of the values that `draw` would give, which makes those after it for nothing. */
export function drawFirst<T>(
  arbitrary: fc.Arbitrary<T>,
  seed: number,
  count: number,
  suits: (value: T) => boolean,
): T | undefined {
  const looking = new Looking(arbitrary, suits);
  fc.sample(looking, { seed, numRuns: count });
  return looking.found?.value;
}

/** So many values are drawn for each that is asked for, before an arbitrary counts as having no other. */
const drawnForEach = 20;

/** Draws values of which no two are equal: fewer than asked for where the arbitrary has few. */
export function drawDistinct<T>(arbitrary: fc.Arbitrary<T>, seed: number, count: number): Iterable<Drawn<T>> {
  const values = drawEach(arbitrary, seed, drawnForEach * count);
  return upTo(
    distinct(values, ({ value }) => value),
    count,
  );
}

/** Each of some values once, compared as JSON. */
export function* distinct<T>(values: Iterable<T>, part: (value: T) => unknown = (value) => value): Iterable<T> {
  const known = new Set<string>();
  for (const value of values) {
    const text = nameFor(JSON.stringify(part(value)) ?? 'undefined');
    if (known.has(text)) continue;
    known.add(text);
    yield value;
  }
}

/** What a text is known by: itself, or of a long one its digest, which takes less memory. */
function nameFor(text: string): string {
  return text.length <= longestName ? text : createHash('sha1').update(text).digest('base64');
}

const longestName = 40;

/** The first of some values, so many at most, each when it is asked for; the others are not made. */
export function* upTo<T>(values: Iterable<T>, count: number): Generator<T, void> {
  let left = count;
  if (left <= 0) return;
  for (const value of values) {
    yield value;
    if (--left <= 0) return;
  }
}

function drawnFrom<T>(arbitrary: fc.Arbitrary<T>, value: fc.Value<T>): Drawn<T> {
  return {
    value: value.value,
    *simpler() {
      for (const shrunk of arbitrary.shrink(value.value_, value.context)) yield drawnFrom(arbitrary, shrunk);
    },
  };
}
