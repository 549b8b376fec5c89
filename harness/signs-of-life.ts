import { NotRun } from './signals.js';

/** Knows whether the supplier is alive, so that one that is down is noticed soon, and no request is held against it. */
export class SignsOfLife {
  #lastAnswerAt = Number.NEGATIVE_INFINITY;
  #givenUp: string | undefined;
  #asking: Promise<boolean> | undefined;

  /** @param ask sends the supplier requests that anything alive answers somehow, and tells whether it did */
  constructor(private readonly ask: () => Promise<boolean>) {}

  /** Notes that the supplier has answered, whatever it was. */
  answered(): void {
    this.#lastAnswerAt = performance.now();
  }

  /** @throws NotRun once the supplier has been given up */
  check(): void {
    if (this.#givenUp !== undefined) throw new NotRun(this.#givenUp);
  }

  /** Ends the run for all test cases to come; gives what to throw. The first reason stays. */
  giveUp(reason: string): NotRun {
    this.#givenUp ??= reason;
    return new NotRun(this.#givenUp);
  }

  /** Whether the supplier has answered anything since a time of `performance.now()`, or answers now. */
  async since(time: number): Promise<boolean> {
    if (this.#givenUp !== undefined) return false;
    if (this.#lastAnswerAt >= time) return true;
    this.#asking ??= this.ask().finally(() => (this.#asking = undefined));
    return (await this.#asking) || this.#lastAnswerAt >= time;
  }
}
