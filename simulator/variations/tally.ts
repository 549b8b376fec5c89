/** Counts what has happened to things, to each on its own. */
export class Tally<Thing extends object> {
  readonly #counts = new WeakMap<Thing, number>();

  /** Counts once more, and gives how often it has happened. */
  add(thing: Thing): number {
    const count = this.of(thing) + 1;
    this.#counts.set(thing, count);
    return count;
  }

  of(thing: Thing): number {
    return this.#counts.get(thing) ?? 0;
  }
}
