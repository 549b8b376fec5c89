import fc from 'fast-check';

/** A value that was drawn, with the way to simpler ones. */
export interface Drawn<T> {
  readonly value: T;
  /** Simpler values of the same arbitrary, the simplest first; made when asked for. */
  readonly simpler: () => Iterable<Drawn<T>>;
}

/** Remembers what an arbitrary gives out, so that it can be made simpler later. */
class Remembering<T> extends fc.Arbitrary<T> {
  readonly drawn: fc.Value<T>[] = [];

  constructor(readonly inner: fc.Arbitrary<T>) {
    super();
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    const value = this.inner.generate(random, bias);
    this.drawn.push(value);
    return value;
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.inner.canShrinkWithoutContext(value);
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return this.inner.shrink(value, context);
  }
}

/** Draws so many values: with the same seed always the same ones, each of which does not depend on how many follow. */
export function draw<T>(arbitrary: fc.Arbitrary<T>, seed: number, count: number): readonly Drawn<T>[] {
  const remembering = new Remembering(arbitrary);
  fc.sample(remembering, { seed, numRuns: count });
  return remembering.drawn.map((value) => drawnFrom(arbitrary, value));
}

/** So many values are drawn for each that is asked for, before an arbitrary counts as having no other. */
const drawnForEach = 20;

/** The same, but no two are equal: fewer than asked for where the arbitrary has few. */
export function drawDistinct<T>(arbitrary: fc.Arbitrary<T>, seed: number, count: number): readonly Drawn<T>[] {
  for (let drawn = count; ; drawn = Math.min(2 * drawn, drawnForEach * count)) {
    const values = draw(arbitrary, seed, drawn);
    const found = firstOf(
      distinct(values, ({ value }) => value),
      count,
    );
    if (found.length === count || drawn === drawnForEach * count) return found;
  }
}

/** Each of some values once, compared as JSON. */
export function* distinct<T>(values: Iterable<T>, part: (value: T) => unknown = (value) => value): Iterable<T> {
  const known = new Set<string>();
  for (const value of values) {
    const text = JSON.stringify(part(value)) ?? 'undefined';
    if (known.has(text)) continue;
    known.add(text);
    yield value;
  }
}

/** The first of some values, so many at most; the others are not made. */
export function firstOf<T>(values: Iterable<T>, count: number): readonly T[] {
  const first: T[] = [];
  if (count <= 0) return first;
  for (const value of values) if (first.push(value) >= count) break;
  return first;
}

function drawnFrom<T>(arbitrary: fc.Arbitrary<T>, value: fc.Value<T>): Drawn<T> {
  return {
    value: value.value,
    *simpler() {
      for (const shrunk of arbitrary.shrink(value.value_, value.context)) yield drawnFrom(arbitrary, shrunk);
    },
  };
}
