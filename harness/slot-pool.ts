import type { JsonObject } from './json.js';
import type { Slot } from './slots.js';

/** A slot as a reservation names it. */
export type Timeslot = JsonObject & {
  readonly timeslotStartDateTime: string;
  readonly timeslotEndDateTime: string;
};

/** Searches for slots, so many pages further on; undefined where there is nothing to ask any more. */
export type SlotSearch = (page: number) => Promise<readonly Slot[] | undefined>;

/** How long is waited for a slot that another attempt has. */
const patienceMs = 5_000;

/**
 * The slots that the supplier has offered. Each is lent to one attempt at a time, so that no two reserve the same; one
 * that no reservation took comes back.
 */
export class SlotPool {
  readonly #free: Timeslot[] = [];
  readonly #lent = new Set<string>();
  readonly #taken = new Set<string>();
  readonly #waiting = new Set<() => void>();
  #page = 0;
  #searching: Promise<boolean> | undefined;

  /** Lends a slot; undefined when the supplier offers no more. */
  async lend(search: SlotSearch): Promise<Timeslot | undefined> {
    for (;;) {
      const slot = this.#free.shift();
      if (slot) {
        this.#lent.add(keyOf(slot));
        return slot;
      }
      this.#searching ??= this.#fill(search).finally(() => (this.#searching = undefined));
      // Meanwhile one may have been given back.
      if ((await this.#searching) || this.#free.length > 0) continue;
      if (this.#lent.size === 0) return undefined;
      if (!(await this.#somethingGivenBack())) return undefined;
    }
  }

  /** Notes that a reservation has taken a slot. */
  take(slot: Timeslot): void {
    this.#taken.add(keyOf(slot));
  }

  /** Gives a slot back; it is free again unless it was taken. */
  giveBack(slot: Timeslot): void {
    if (!this.#lent.delete(keyOf(slot))) return;
    if (!this.#taken.has(keyOf(slot))) this.#free.push(slot);
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  /** Waits until a slot is given back; false after a while, since attempts may be waiting for each other. */
  #somethingGivenBack(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(wake);
        resolve(false);
      }, patienceMs);
      const wake = () => {
        clearTimeout(timer);
        resolve(true);
      };
      this.#waiting.add(wake);
    });
  }

  /** Searches on until there is a slot that is neither lent nor taken; whether there is one. */
  async #fill(search: SlotSearch): Promise<boolean> {
    for (;;) {
      const slots = await search(this.#page);
      if (slots === undefined) {
        // From the start again: by then a supplier may offer once more what was taken, since it has room for several.
        const again = this.#page > 0 && this.#taken.size > 0;
        this.#page = 0;
        this.#taken.clear();
        return again && this.#add((await search(0)) ?? []);
      }
      this.#page++;
      if (this.#add(slots)) return true;
    }
  }

  #add(slots: readonly Slot[]): boolean {
    const fresh = slots.filter((slot) => !this.#lent.has(keyOf(slot)) && !this.#taken.has(keyOf(slot)));
    for (const { timeslotStartDateTime, timeslotEndDateTime } of fresh)
      this.#free.push({ timeslotStartDateTime, timeslotEndDateTime });
    return fresh.length > 0;
  }
}

function keyOf(slot: Pick<Slot, 'timeslotStartDateTime' | 'timeslotEndDateTime'>): string {
  return `${Date.parse(slot.timeslotStartDateTime)} ${Date.parse(slot.timeslotEndDateTime)}`;
}
