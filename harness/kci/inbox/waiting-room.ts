import { isAbout, keysOf, lookUpKeys, type KciEntity, type KciSubject } from './entity.js';
import type { Kci } from './post.js';

interface Waiting {
  readonly subject: KciSubject;
  readonly wanted: (kci: Kci) => boolean;
  /** Undefined once its time was up. */
  resolve: ((kci: Kci) => void) | undefined;
}

/** How many of those who gave up are remembered, so that a KCI that still comes is known to be late. */
const maxRemembered = 1000;

/** Who waits for KCIs, found by what they wait for, so that a flood of other KCIs costs nothing. */
export class KciWaitingRoom {
  readonly #byKey = new Map<string, Set<Waiting>>();
  readonly #gaveUp: Waiting[] = [];

  /** The first KCI about a subject to be delivered that is wanted; undefined after the time-out. */
  wait(subject: KciSubject, wanted: (kci: Kci) => boolean, timeoutMs: number): Promise<Kci | undefined> {
    return new Promise((resolve) => {
      const waiting: Waiting = { subject, wanted, resolve: undefined };
      const timer = setTimeout(() => {
        waiting.resolve = undefined;
        this.#remember(waiting);
        resolve(undefined);
      }, timeoutMs);
      waiting.resolve = (kci) => {
        clearTimeout(timer);
        this.#remove(waiting);
        resolve(kci);
      };
      for (const key of lookUpKeys(subject)) this.#at(key).add(waiting);
    });
  }

  /** Gives a KCI to all who wait for it, and returns whether it is late for anyone. */
  deliver(kci: Kci, entity: KciEntity | undefined): boolean {
    const waiters = new Set(keysOf(entity).flatMap((key) => [...(this.#byKey.get(key) ?? [])]));
    let late = false;
    for (const waiting of waiters) {
      if (!isAbout(entity, waiting.subject) || !waiting.wanted(kci)) continue;
      if (waiting.resolve) waiting.resolve(kci);
      else {
        late = true;
        this.#remove(waiting);
      }
    }
    return late;
  }

  #remember(waiting: Waiting): void {
    this.#gaveUp.push(waiting);
    const forgotten = this.#gaveUp.length > maxRemembered ? this.#gaveUp.shift() : undefined;
    if (forgotten) this.#remove(forgotten);
  }

  #at(key: string): Set<Waiting> {
    const waiters = this.#byKey.get(key) ?? new Set();
    this.#byKey.set(key, waiters);
    return waiters;
  }

  #remove(waiting: Waiting): void {
    for (const key of lookUpKeys(waiting.subject)) {
      const waiters = this.#byKey.get(key);
      waiters?.delete(waiting);
      if (waiters?.size === 0) this.#byKey.delete(key);
    }
  }
}
