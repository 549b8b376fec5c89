import type { Context } from '../../variations/behaviour.js';
import { bodyFaults } from '../../variations/fault-tables.js';
import type { Fault } from '../../variations/fault.js';
import { isJsonArray, isJsonObject, mapTexts, type Json, type JsonObject } from '../../json/json.js';
import { between, endOf, lastSlot, slotsIn, startOf, wanted } from '../../variations/slot-bodies.js';
import { shown, slotsOf } from '../../state/slots.js';
import { dayAfter, ukDayOf, ukOffsetOf } from '../../state/uk-time.js';

const hourMs = 3_600_000;
const moment = /^\d{4}-\d\d-\d\dT/;
const newYork = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', timeZoneName: 'longOffset' });

/** Offers slots that end before they start, that have passed, or whose offset is not that of the United Kingdom. */
export const slotTimes: readonly Fault[] = [
  ...bodyFaults('slots', 'AP-SLOT-ORDER', [
    [
      'slot-backwards',
      'Offers a slot whose start and end are exchanged.',
      lastSlot((slot) => between(slot, endOf(slot), startOf(slot))),
    ],
    [
      'slot-without-length',
      'Offers a slot that ends when it starts.',
      lastSlot((slot) => between(slot, startOf(slot), startOf(slot))),
    ],
    [
      'slot-ends-a-day-early',
      'Offers a slot that ends the day before it starts.',
      lastSlot((slot) =>
        between(
          slot,
          startOf(slot),
          endOf(slot).replace(/^[\d-]+/, (day) => dayAfter(day, -1)),
        ),
      ),
    ],
  ]),
  ...bodyFaults('slots', 'AP-SLOT-AHEAD', [
    ['slot-of-yesterday', 'Offers a slot of a day that has passed.', pastSlot(1)],
    ['slot-of-last-month', 'Offers a slot of a month ago.', pastSlot(30)],
    ['slot-of-last-year', 'Offers a slot of a year ago.', pastSlot(365)],
  ]),
  ...bodyFaults('slots', 'AP-SLOT-OFFSET', [
    ['summer-offset-all-year', 'Writes slots with +01:00 in winter too.', writtenWith(() => 1)],
    ['continental-offset', 'Writes slots an hour ahead of the United Kingdom.', writtenWith((_at, right) => right + 1)],
    [
      'offsets-exchanged',
      'Writes slots with +01:00 in winter and +00:00 in summer.',
      writtenWith((_at, right) => 1 - right),
    ],
    [
      'american-clock-changes',
      'Changes the offset on the days of the American clock changes.',
      writtenWith((at) => (newYork.format(at).includes('-04:00') ? 1 : 0)),
    ],
  ]),
  ...bodyFaults('slots', 'AP-SLOT-LOCAL-TIME', [
    ['utc-times-all-year', 'Offers slots at the same times in UTC all year, those of today.', sameInUtc('in UTC')],
    [
      'unmoved-times-all-year',
      'Offers slots at the same times in UTC all year, and writes them with the local offset.',
      sameInUtc('in local time'),
    ],
  ]),
];

/**
 * Slots at the same times in UTC on both sides of a clock change: those of today's side are right, so that they can be
 * reserved.
 */
function sameInUtc(written: 'in UTC' | 'in local time'): (body: JsonObject) => Json {
  const today = hoursOf(ukOffsetOf(ukDayOf(Date.now())));
  const shift = (text: string): string => {
    if (!moment.test(text)) return text;
    const hours = hoursOf(text);
    const at = Date.parse(text) + (hours - today) * hourMs;
    if (written === 'in UTC') return new Date(at).toISOString();
    return new Date(at + hours * hourMs).toISOString().replace('Z', `+0${hours}:00`);
  };
  return (body) => {
    const { availableTimeslots: slots } = body;
    if (!isJsonArray(slots)) return body;
    return { ...body, availableTimeslots: slots.map((slot) => (isJsonObject(slot) ? mapTexts(slot, shift) : slot)) };
  };
}

/** The offset at the end of a text, in hours: that of summer, or none. */
function hoursOf(text: string): 0 | 1 {
  return text.endsWith('+01:00') ? 1 : 0;
}

/** A slot of a past weekday before all others, unless days or kinds are asked for. */
function pastSlot(daysAgo: number): (body: JsonObject, context: Context) => Json {
  return (body, context) => {
    if (context.body['appointmentFromDate'] !== undefined || wanted(context).length > 0) return body;
    let day = dayAfter(ukDayOf(Date.now()), -daysAgo);
    while (slotsOf(day).length === 0) day = dayAfter(day, -1);
    return { ...body, availableTimeslots: [...slotsOf(day).slice(0, 1).map(shown), ...slotsIn(body)] };
  };
}

/** The same slots, written with the offset in hours that is found for each moment from the right one. */
function writtenWith(offsetOf: (at: number, right: number) => number): (body: JsonObject) => Json {
  const rewrite = (text: string): string => {
    if (!moment.test(text)) return text;
    const at = Date.parse(text);
    const hours = offsetOf(at, text.endsWith('+01:00') ? 1 : 0);
    return new Date(at + hours * hourMs).toISOString().replace('Z', `+0${hours}:00`);
  };
  return (body) => {
    const { availableTimeslots: slots } = body;
    if (!isJsonArray(slots)) return body;
    return { ...body, availableTimeslots: slots.map((slot) => (isJsonObject(slot) ? mapTexts(slot, rewrite) : slot)) };
  };
}
