import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';

/** Keeps to the supplier's limits: so many requests at once, so many a second, evenly spaced. */
export class Pacing {
  readonly #slots: ReturnType<typeof pLimit>;
  readonly #spacingMs: number;
  #nextStart = 0;

  /** @param requestsPerSecond 0 is no limit */
  constructor(concurrency: number, requestsPerSecond: number) {
    this.#slots = pLimit(concurrency);
    this.#spacingMs = requestsPerSecond > 0 ? 1000 / requestsPerSecond : 0;
  }

  /** Runs a request when it is its turn. */
  run<T>(request: () => Promise<T>): Promise<T> {
    return this.#slots(async () => {
      if (this.#spacingMs > 0) {
        const start = Math.max(performance.now(), this.#nextStart);
        this.#nextStart = start + this.#spacingMs;
        await sleep(start - performance.now());
      }
      return request();
    });
  }
}
