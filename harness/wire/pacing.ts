import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';

/** Keeps to the supplier's limits: so many requests at once, so many a second, evenly spaced. */
export class Pacing {
  readonly #slots: ReturnType<typeof pLimit>;
  readonly #spacingMs: number;
  #nextStart = 0;
  #heldUntil = 0;

  /** @param requestsPerSecond 0 means no limit */
  constructor(concurrency: number, requestsPerSecond: number) {
    this.#slots = pLimit(concurrency);
    this.#spacingMs = requestsPerSecond > 0 ? 1000 / requestsPerSecond : 0;
  }

  /** Lets no request start for so many milliseconds, as a supplier that is overloaded asks for. */
  hold(ms: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, performance.now() + ms);
  }

  /** Runs a request when it is its turn. */
  run<T>(request: () => Promise<T>): Promise<T> {
    return this.#slots(async () => {
      for (let wait = this.#heldUntil - performance.now(); wait > 0; wait = this.#heldUntil - performance.now())
        await sleep(wait);
      if (this.#spacingMs > 0) {
        const start = Math.max(performance.now(), this.#nextStart);
        this.#nextStart = start + this.#spacingMs;
        await sleep(start - performance.now());
      }
      return request();
    });
  }
}
