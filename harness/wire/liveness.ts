import type { OperationKey } from '../../contract/requirements/index.js';
import type { Cause } from '../report/causes.js';
import { NotRun } from '../report/signals.js';

/** After so many requests in a row without any answer it is asked whether the supplier lives, before more are sent. */
const suspicious = 16;

/** Knows whether the supplier is alive, so that one that is down is noticed soon, and no request counts as its failure. */
export class SignsOfLife {
  #lastAnswerAt = Number.NEGATIVE_INFINITY;
  #givenUp: NotRun | undefined;
  #asking: Promise<boolean> | undefined;
  #unansweredInARow = 0;

  /** @param ask sends the supplier requests that anything alive answers somehow, and returns whether it did */
  constructor(private readonly ask: () => Promise<boolean>) {}

  /** Notes that the supplier has answered, whatever it was. */
  answered(): void {
    this.#lastAnswerAt = performance.now();
    this.#unansweredInARow = 0;
  }

  /** Notes that a request got no answer at all. */
  unanswered(): void {
    this.#unansweredInARow += 1;
    if (this.#unansweredInARow >= suspicious) void this.#asks();
  }

  /**
   * Waits while it is being asked whether the supplier lives.
   * @throws NotRun once the supplier has been given up, or does not live
   */
  async check(): Promise<void> {
    const lives = (await this.#asking) ?? true;
    if (this.#givenUp !== undefined) throw this.#givenUp;
    if (!lives && this.#unansweredInARow >= suspicious)
      throw this.giveUp('The supplier gives no usable answer to anything: every connection breaks.', 'unreachable');
  }

  /** Ends the run for all test cases to come; gives what to throw. The first reason stays. */
  giveUp(reason: string, because: Cause): NotRun {
    this.#givenUp ??= new NotRun(reason, { because });
    return this.#givenUp;
  }

  /** Whether the supplier has answered anything since a time of `performance.now()`, or answers now. */
  async since(time: number): Promise<boolean> {
    if (this.#givenUp !== undefined) return false;
    if (this.#lastAnswerAt >= time) return true;
    return (await this.#asks()) || this.#lastAnswerAt >= time;
  }

  #asks(): Promise<boolean> {
    this.#asking ??= this.ask().finally(() => (this.#asking = undefined));
    return this.#asking;
  }
}

/** So many requests, to more than one operation, are refused before it counts as all of them. */
const enoughRefusals = 8;

/** Knows whether a supplier lets this client in at all: wrong credentials show in the first answers. */
export class Admission {
  #granted = false;
  #refusals = 0;
  readonly #operations = new Set<OperationKey>();

  /** Whether an answer to the usual credentials leaves it possible that the client is let in. */
  isGranted(operation: OperationKey, status: number): boolean {
    if (status !== 401 && status !== 403) this.#granted = true;
    if (this.#granted) return true;
    this.#refusals += 1;
    this.#operations.add(operation);
    return this.#refusals < enoughRefusals || this.#operations.size < 2;
  }
}
