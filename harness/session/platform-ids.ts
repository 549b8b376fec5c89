import { randomInt } from 'node:crypto';

/**
 * Makes the ids that the Fibre Cafe makes: numbers, each used once. A run starts at a random place, so that two runs
 * against the same supplier do not meet; they stay below 2^31, as the small sequential numbers of the platform do.
 */
export class PlatformIds {
  #next = randomInt(100_000_000, 2_000_000_000);

  next(): number {
    return this.#next++;
  }
}
