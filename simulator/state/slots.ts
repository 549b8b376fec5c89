import type { JsonObject } from '../json/json.js';
import { ukOffsetOf, weekdayOf } from './uk-time.js';

/** One slot of the supplier's engineers. */
export interface Slot {
  readonly day: string;
  readonly start: string;
  readonly end: string;
  readonly classification: string;
  readonly standard: boolean;
  /** Start and end as moments; the same for one slot, however it is written. */
  readonly key: string;
}

type Shift = readonly [from: string, to: string, part: string, standard?: boolean];

const weekdayShifts: readonly Shift[] = [
  ['08:00', '13:00', 'WEEKDAY_AM'],
  ['10:00', '13:00', 'WEEKDAY_AM'],
  ['13:00', '18:00', 'WEEKDAY_PM'],
  ['15:00', '18:00', 'WEEKDAY_PM'],
  ['18:00', '20:00', 'WEEKDAY_EVENING', false],
];
const saturdayShifts: readonly Shift[] = [
  ['08:00', '13:00', 'SATURDAY_AM'],
  ['10:00', '13:00', 'SATURDAY_AM', false],
];

const known = new Map<string, readonly Slot[]>();

/** The slots of a day, in local time of the United Kingdom; none on a Sunday. */
export function slotsOf(day: string): readonly Slot[] {
  const slots = known.get(day) ?? madeFor(day);
  known.set(day, slots);
  return slots;
}

/** The key of the slot between two moments, as they are written. */
export function slotKey(start: string, end: string): string {
  return `${Date.parse(start)} ${Date.parse(end)}`;
}

/** A slot as an answer shows it. */
export function shown({ start, end, classification, standard }: Slot): JsonObject {
  return { timeslotStartDateTime: start, timeslotEndDateTime: end, classification, standard };
}

function madeFor(day: string): readonly Slot[] {
  const weekday = weekdayOf(day);
  const shifts = weekday === 0 ? [] : weekday === 6 ? saturdayShifts : weekdayShifts;
  const offset = ukOffsetOf(day);
  return shifts.map(([from, to, classification, standard = true]) => {
    const [start, end] = [`${day}T${from}:00.000${offset}`, `${day}T${to}:00.000${offset}`];
    return { day, start, end, classification, standard, key: slotKey(start, end) };
  });
}
