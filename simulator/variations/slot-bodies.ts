import type { Context } from './behaviour.js';
import { isJsonArray, isJsonObject, plainText, type Json, type JsonObject } from '../json/json.js';
import { shown, type Slot } from '../state/slots.js';

/** Changes the last slot of an answer, and leaves the others usable. */
export function lastSlot(change: (slot: JsonObject) => JsonObject): (body: JsonObject) => Json {
  return (body) => {
    const slots = slotsIn(body);
    const last = slots.at(-1);
    return last === undefined ? body : { ...body, availableTimeslots: [...slots.slice(0, -1), change(last)] };
  };
}

/** A body with other slots. */
export function offering(body: JsonObject, slots: readonly Slot[]): JsonObject {
  return { ...body, availableTimeslots: slots.map(shown) };
}

/** The slots of an answer. */
export function slotsIn({ availableTimeslots: slots }: JsonObject): readonly JsonObject[] {
  return isJsonArray(slots) ? slots.filter(isJsonObject) : [];
}

/** A slot with another start and end. */
export function between(slot: JsonObject, timeslotStartDateTime: string, timeslotEndDateTime: string): JsonObject {
  return { ...slot, timeslotStartDateTime, timeslotEndDateTime };
}

/** The start of a slot, as it is written. */
export function startOf(slot: JsonObject): string {
  return plainText(slot['timeslotStartDateTime']);
}

/** The end of a slot, as it is written. */
export function endOf(slot: JsonObject): string {
  return plainText(slot['timeslotEndDateTime']);
}

/** The classifications that a search asks for. */
export function wanted({ body: { classifications } }: Context): readonly string[] {
  return isJsonArray(classifications) ? classifications.map(plainText) : [];
}
