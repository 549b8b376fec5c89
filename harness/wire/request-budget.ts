import { NotRun } from '../report/signals.js';

/** How many requests a run may still send. */
export class RequestBudget {
  #left: number;

  constructor(private readonly most = Number.POSITIVE_INFINITY) {
    this.#left = most;
  }

  /** @throws NotRun when nothing is left */
  take(): void {
    if (this.#left <= 0) throw new NotRun(`The budget of ${this.most} requests is used up.`, { because: 'cut-short' });
    this.#left--;
  }

  lift(): void {
    this.#left = Number.POSITIVE_INFINITY;
  }
}
