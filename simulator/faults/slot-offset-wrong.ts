import { bodyFaults } from '../variations/body-faults.js';
import type { Fault } from '../variations/fault.js';
import { isJsonArray, isJsonObject, mapTexts, type Json, type JsonObject } from '../json/json.js';

const hourMs = 3_600_000;
const moment = /^\d{4}-\d\d-\d\dT/;
const newYork = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', timeZoneName: 'longOffset' });

/** Writes the right moments of slots with offsets that the United Kingdom does not have then. */
export const slotOffsetWrong: readonly Fault[] = bodyFaults('slots', 'AP-SLOT-OFFSET', [
  ['winter-offset-all-year', 'Writes slots with +00:00 in summer too.', written(() => 0)],
  ['summer-offset-all-year', 'Writes slots with +01:00 in winter too.', written(() => 1)],
  ['continental-offset', 'Writes slots an hour ahead of the United Kingdom.', written((_at, right) => right + 1)],
  ['offsets-exchanged', 'Writes slots with +01:00 in winter and +00:00 in summer.', written((_at, right) => 1 - right)],
  [
    'american-clock-changes',
    'Changes the offset on the days of the American clock changes.',
    written((at) => (newYork.format(at).includes('-04:00') ? 1 : 0)),
  ],
]);

/** The same slots, written with the offset in hours that is found for each moment from the right one. */
function written(offsetOf: (at: number, right: number) => number): (body: JsonObject) => Json {
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
