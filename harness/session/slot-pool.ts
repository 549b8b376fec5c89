import pLimit from 'p-limit';
import { isJsonObject, type Json, type JsonObject } from '../json/json.js';
import type { Slot } from '../oracles/slots.js';

/** A slot as a reservation names it. */
export type Timeslot = JsonObject & {
  readonly timeslotStartDateTime: string;
  readonly timeslotEndDateTime: string;
};

/** Whether a value names a slot as a reservation does. */
export function isTimeslot(value: Json | undefined): value is Timeslot {
  return (
    isJsonObject(value) &&
    typeof value['timeslotStartDateTime'] === 'string' &&
    typeof value['timeslotEndDateTime'] === 'string'
  );
}

/** Searches for slots, so many pages further on; undefined where there is nothing to ask any more. */
export type SlotSearch = (page: number) => Promise<readonly Slot[] | undefined>;

/** Reserves a slot; whether the supplier has confirmed that. */
export type Reserve = (slot: Timeslot) => Promise<boolean>;

/** How long what the supplier offered is taken to be on offer still, where it does no harm that it is not. */
const rememberedMs = 60_000;

/** How long is waited for a slot that another attempt has. */
const patienceMs = 30_000;

/**
 * The slots that attempts of this run hold. Each is taken from what the supplier offers at that moment, since others may
 * reserve there as well, and from anywhere in it, so two runs rarely meet. It is lent to one attempt at a time, until
 * it is reserved, or the supplier shows that it has room for several reservations of one slot.
 */
export class SlotPool {
  readonly #lent = new Set<string>();
  readonly #taken = new Set<string>();
  readonly #waiting = new Set<() => void>();
  /** One attempt searches at a time: what one does not find, the next would not find either. */
  readonly #turn = pLimit(1);
  /** The latest offer, and when it came. */
  #latest: { readonly slots: readonly Slot[]; readonly at: number } = { slots: [], at: -Infinity };
  /** Whether a slot that was taken has been reserved again, so that the supplier has room for several. */
  #roomy = false;
  /** Whether a search through all pages has brought nothing at all. */
  #noneAnywhere = false;

  /**
   * Lends a slot; undefined when the supplier offers no more.
   * @param mayBeGone whether it may be one that was on offer a minute ago, so that nothing need be searched for it
   */
  lend(search: SlotSearch, reserve: Reserve, mayBeGone = false): Promise<Timeslot | undefined> {
    return this.#turn(async () => (mayBeGone ? this.#remembered() : undefined) ?? this.#lend(search, reserve));
  }

  async #lend(search: SlotSearch, reserve: Reserve): Promise<Timeslot | undefined> {
    do {
      const unused = await this.#find(search, (key) => this.#roomy || !(this.#lent.has(key) || this.#taken.has(key)));
      if (unused) return unused;
      // A slot that is taken and still on offer may have room for several: one more reservation shows it.
      const offeredAgain = await this.#find(search, (key) => !this.#lent.has(key));
      if (offeredAgain && (await reserve(offeredAgain))) return offeredAgain;
      if (offeredAgain) this.giveBack(offeredAgain);
    } while (this.#lent.size > 0 && (await this.#somethingGivenBack()));
    return undefined;
  }

  /** Notes that a reservation has taken a slot. */
  take(slot: Timeslot): void {
    if (this.#taken.has(keyOf(slot))) this.#roomy = true;
    this.#taken.add(keyOf(slot));
    this.giveBack(slot);
  }

  /** Gives a slot back. */
  giveBack(slot: Timeslot): void {
    if (!this.#lent.delete(keyOf(slot))) return;
    for (const wake of this.#waiting) wake();
  }

  /** Waits until a slot is given back; false after a while, since attempts may be waiting for each other. */
  #somethingGivenBack(): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (givenBack: boolean) => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve(givenBack);
      };
      const wake = () => end(true);
      const timer = setTimeout(() => end(false), patienceMs);
      this.#waiting.add(wake);
    });
  }

  /** A slot on offer that is suitable. */
  async #find(search: SlotSearch, suits: (key: string) => boolean): Promise<Timeslot | undefined> {
    const seen = new Set<string>();
    let repeats = 0;
    for (let page = 0; ; page++) {
      const offered = await search(page);
      if (offered === undefined) {
        this.#noneAnywhere = seen.size === 0;
        return undefined;
      }
      // A supplier that offers the same from every day on has no more. One that offers nothing may be booked up for
      // those weeks only, so the search goes on, unless that was in vain before.
      const nothingNew = page > 0 && offered.every((slot) => seen.has(keyOf(slot)));
      if (nothingNew && offered.length === 0 && this.#noneAnywhere) return undefined;
      repeats = nothingNew && offered.length > 0 ? repeats + 1 : 0;
      if (repeats === 2) return undefined;
      for (const slot of offered) seen.add(keyOf(slot));
      this.#latest = { slots: offered, at: performance.now() };
      const slot = this.#anyOf(offered, suits);
      if (slot) return slot;
    }
  }

  /** A slot of the latest offer that was neither lent nor reserved since. */
  #remembered(): Timeslot | undefined {
    const { slots, at } = this.#latest;
    if (performance.now() - at > rememberedMs) return undefined;
    return this.#anyOf(slots, (key) => !this.#lent.has(key) && !this.#taken.has(key));
  }

  #anyOf(offered: readonly Slot[], suits: (key: string) => boolean): Timeslot | undefined {
    const free = offered.filter((slot) => suits(keyOf(slot)));
    const slot = free[Math.floor(Math.random() * free.length)];
    if (!slot) return undefined;
    this.#lent.add(keyOf(slot));
    const { timeslotStartDateTime, timeslotEndDateTime } = slot;
    return { timeslotStartDateTime, timeslotEndDateTime };
  }
}

function keyOf(slot: Pick<Slot, 'timeslotStartDateTime' | 'timeslotEndDateTime'>): string {
  return `${Date.parse(slot.timeslotStartDateTime)} ${Date.parse(slot.timeslotEndDateTime)}`;
}
