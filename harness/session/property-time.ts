import { NotRun } from '../report/signals.js';

/**
 * How many test cases are in progress at once. Most of them wait for KCIs where a supplier answers later, so there are
 * many; how many requests are under way is the limit of the profile.
 */
export const testCasesAtOnce = 96;

/**
 * Shares out the time that the properties of a run may take together: each gets as much as the others, so that every
 * operation has its turn before any gets more. What a property leaves goes to those that have not begun. A property that
 * shows a violation again is not hurried.
 */
export class PropertyTime {
  #startedAt: number | undefined;
  readonly #begun = new Set<string>();

  /** @param seconds undefined: no limit */
  constructor(
    private readonly seconds: number | undefined,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * How long a property may take, in milliseconds.
   * @param properties how many properties the run has
   * @throws NotRun when nothing is left
   */
  shareOf(id: string, properties: () => number): number {
    if (this.seconds === undefined || this.#begun.has(id)) return Number.POSITIVE_INFINITY;
    this.#startedAt ??= this.now();
    const left = this.seconds * 1000 - (this.now() - this.#startedAt);
    if (left <= 0)
      throw new NotRun(`The budget is used up: the properties of this run may take ${this.seconds} seconds.`, {
        because: 'cut-short',
      });
    const groups = Math.ceil(properties() / testCasesAtOnce);
    const groupsBegun = Math.floor(this.#begun.size / testCasesAtOnce);
    this.#begun.add(id);
    return left / Math.max(1, groups - groupsBegun);
  }
}
