import { plainText, type JsonObject } from '../json/json.js';
import type { References } from './references.js';
import { slotKey, slotsOf, type Slot } from './slots.js';
import { dayAfter, ukDayOf } from './uk-time.js';

/** A slot that is held for a tenant. */
export interface Reservation {
  readonly reference: string;
  readonly slot: Slot;
  /** When the hold lapses, unless an order has named it. */
  readonly expires: number;
  confirmed: boolean;
}

const daysOffered = 20;
const daysAhead = 3000;
const holdMs = 2 * 3_600_000;

/** The engineers' time of one running supplier: each address has a calendar of its own. */
export class Calendar {
  readonly #taken = new Map<string, Map<string, Reservation>>();
  readonly #byId = new Map<string, Reservation>();
  readonly #byReference = new Map<string, Reservation>();
  readonly #references: References;

  constructor(references: References) {
    this.#references = references;
  }

  /**
   * The free slots of an address on the next days that have any of the wanted kinds, from a day on; on demand those too
   * that are held already.
   */
  free(address: JsonObject, from: string | undefined, wanted: ReadonlySet<string>, heldToo = false): readonly Slot[] {
    const taken = this.#calendarOf(address);
    const isFree = ({ key }: Slot): boolean => heldToo || !holds(taken.get(key));
    const tomorrow = dayAfter(ukDayOf(Date.now()));
    const slots: Slot[] = [];
    let day = from === undefined || from < tomorrow ? tomorrow : from;
    const last = dayAfter(tomorrow, daysAhead);
    for (let found = 0; found < daysOffered && day <= last; day = dayAfter(day)) {
      const free = slotsOf(day).filter((slot) => isWanted(slot, wanted) && isFree(slot));
      slots.push(...free);
      if (free.length > 0) found += 1;
    }
    return slots;
  }

  /** The slots of an address that were reserved last, at most so many. */
  lastTaken(address: JsonObject, most: number): readonly Slot[] {
    const taken = [...this.#calendarOf(address).values()].filter(holds);
    return taken.slice(-most).map(({ slot }) => slot);
  }

  /** The slot between two moments, if the supplier works then, and it is neither past nor too far ahead. */
  slot(start: string, end: string): Slot | undefined {
    const moment = Date.parse(start);
    if (!Number.isFinite(moment)) return undefined;
    const day = ukDayOf(moment);
    const tomorrow = dayAfter(ukDayOf(Date.now()));
    if (day < tomorrow || day > dayAfter(tomorrow, daysAhead)) return undefined;
    const key = slotKey(start, end);
    return slotsOf(day).find((slot) => slot.key === key);
  }

  /** Whether a slot of an address is held already. */
  isTaken(address: JsonObject, slot: Slot): boolean {
    return holds(this.#calendarOf(address).get(slot.key));
  }

  /** Holds a slot for two hours. */
  reserve(tenant: string, id: number, address: JsonObject, slot: Slot): Reservation {
    const reference = this.#references.next('reservation');
    const reservation: Reservation = { reference, slot, expires: Date.now() + holdMs, confirmed: false };
    this.#calendarOf(address).set(slot.key, reservation);
    this.#byId.set(`${tenant} ${id}`, reservation);
    this.#byReference.set(reference, reservation);
    return reservation;
  }

  /** A tenant's reservation by its Fibre Cafe id, while it holds. */
  byId(tenant: string, id: number): Reservation | undefined {
    return standing(this.#byId.get(`${tenant} ${id}`));
  }

  /** A reservation by its reference, while it holds. */
  byReference(reference: string): Reservation | undefined {
    return standing(this.#byReference.get(reference));
  }

  #calendarOf(address: JsonObject): Map<string, Reservation> {
    const key = `${plainText(address['type'])} ${plainText(address['id'])}`;
    const calendar = this.#taken.get(key) ?? new Map<string, Reservation>();
    this.#taken.set(key, calendar);
    return calendar;
  }
}

/** A part of a day matches itself and the day as a whole. */
function isWanted({ classification }: Slot, wanted: ReadonlySet<string>): boolean {
  return wanted.size === 0 || wanted.has(classification) || wanted.has(classification.replace(/_.*/, ''));
}

function holds(reservation: Reservation | undefined): reservation is Reservation {
  return reservation !== undefined && (reservation.confirmed || reservation.expires > Date.now());
}

function standing(reservation: Reservation | undefined): Reservation | undefined {
  return holds(reservation) ? reservation : undefined;
}
