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

function drawnFrom<T>(arbitrary: fc.Arbitrary<T>, value: fc.Value<T>): Drawn<T> {
  return {
    value: value.value,
    *simpler() {
      for (const shrunk of arbitrary.shrink(value.value_, value.context)) yield drawnFrom(arbitrary, shrunk);
    },
  };
}
