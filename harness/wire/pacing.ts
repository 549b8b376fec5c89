import { setTimeout as sleep } from 'node:timers/promises';

/** Of the requests that wait, those with the smallest turn go first: what shows a violation again, before all others. */
export const turns = { again: -1, usual: Number.MAX_SAFE_INTEGER } as const;

/** A request that waits until one of those under way has ended. */
interface Waiting {
  readonly turn: number;
  readonly start: () => void;
}

/** Keeps to the supplier's limits: so many requests at once, so many a second, evenly spaced. */
export class Pacing {
  readonly #waiting: Waiting[] = [];
  readonly #spacingMs: number;
  #free: number;
  #nextStart = 0;
  #heldUntil = 0;

  /** @param requestsPerSecond 0 means no limit */
  constructor(concurrency: number, requestsPerSecond: number) {
    this.#free = concurrency;
    this.#spacingMs = requestsPerSecond > 0 ? 1000 / requestsPerSecond : 0;
  }

  /** Lets no request start for so many milliseconds, as a supplier that is overloaded asks for. */
  hold(ms: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, performance.now() + ms);
  }

  /** Waits until a request with that turn could go: what it is for need not begin before. */
  async until(turn: number): Promise<void> {
    await this.#take(turn);
    this.#give();
  }

  /** Runs a request when it is its turn; those with the same turn go in the order in which they came. */
  async run<T>(request: () => Promise<T>, turn: number = turns.usual): Promise<T> {
    await this.#take(turn);
    try {
      for (let wait = this.#heldUntil - performance.now(); wait > 0; wait = this.#heldUntil - performance.now())
        await sleep(wait);
      if (this.#spacingMs > 0) {
        const start = Math.max(performance.now(), this.#nextStart);
        this.#nextStart = start + this.#spacingMs;
        await sleep(start - performance.now());
      }
      return await request();
    } finally {
      this.#give();
    }
  }

  #give(): void {
    const next = this.#waiting.shift();
    if (next) next.start();
    else this.#free++;
  }

  #take(turn: number): Promise<void> | undefined {
    if (this.#free > 0) {
      this.#free--;
      return undefined;
    }
    const place = this.#waiting.findLastIndex((other) => other.turn <= turn) + 1;
    return new Promise((start) => void this.#waiting.splice(place, 0, { turn, start }));
  }
}
