import { isJsonObject, type Json } from '../json/json.js';

/** A slot that a supplier offers, as far as it can be read. */
export interface Slot {
  readonly timeslotStartDateTime: string;
  readonly timeslotEndDateTime: string;
  readonly classification: string | undefined;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** Where it stands in the answer. */
  readonly pointer: string;
}

/** The slots of an answer to a search for appointments; what is not a slot is left to the schema. */
export function slotsOf(body: Json | undefined): readonly Slot[] {
  const list: Json | undefined = isJsonObject(body) ? body['availableTimeslots'] : undefined;
  if (!Array.isArray(list)) return [];
  return (list as readonly Json[]).flatMap((item, index) => {
    if (!isJsonObject(item)) return [];
    const { timeslotStartDateTime, timeslotEndDateTime, classification } = item;
    if (typeof timeslotStartDateTime !== 'string' || typeof timeslotEndDateTime !== 'string') return [];
    const [start, end] = [Date.parse(timeslotStartDateTime), Date.parse(timeslotEndDateTime)];
    if (Number.isNaN(start) || Number.isNaN(end)) return [];
    return [
      {
        timeslotStartDateTime,
        timeslotEndDateTime,
        classification: typeof classification === 'string' ? classification : undefined,
        start,
        end,
        pointer: `/availableTimeslots/${index}`,
      },
    ];
  });
}
