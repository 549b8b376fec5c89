import type { Context } from '../variations/behaviour.js';
import { bodyFaults } from '../variations/body-faults.js';
import type { Fault } from '../variations/fault.js';
import type { Json, JsonObject } from '../json/json.js';
import { between, endOf, lastSlot, slotsIn, startOf, wanted } from '../variations/slot-bodies.js';
import { shown, slotsOf } from '../state/slots.js';
import { dayAfter, ukDayOf } from '../state/uk-time.js';

/** Offers slots that cannot be: that end before they start, or that have passed. */
export const slotTimesWrong: readonly Fault[] = [
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
];

/** A slot of a past weekday before all others, unless days or kinds are asked for. */
function pastSlot(daysAgo: number): (body: JsonObject, context: Context) => Json {
  return (body, context) => {
    if (context.body['appointmentFromDate'] !== undefined || wanted(context).length > 0) return body;
    let day = dayAfter(ukDayOf(Date.now()), -daysAgo);
    while (slotsOf(day).length === 0) day = dayAfter(day, -1);
    return { ...body, availableTimeslots: [...slotsOf(day).slice(0, 1).map(shown), ...slotsIn(body)] };
  };
}
