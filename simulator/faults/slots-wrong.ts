import { bodyFaults } from '../body-faults.js';
import type { Context } from '../behaviour.js';
import type { Fault } from '../fault.js';
import { isJsonArray, isJsonObject, plainText, type Json, type JsonObject } from '../json.js';
import { freeSlots } from '../operations/find-appointments.js';
import { shown, slotsOf, type Slot } from '../slots.js';
import { dayAfter, ukDayOf } from '../uk-time.js';

const documentedAddress = { id: '200004033694', type: 'UPRN' };

/** Answers searches for appointments in another layout, about another address, or with slots that cannot be. */
export const slotsWrong: readonly Fault[] = [
  ...bodyFaults('slots', 'AP-SLOTS-BODY', [
    [
      'slot-without-start',
      'Leaves the start of a slot out.',
      lastSlot(({ timeslotStartDateTime: _start, ...slot }) => slot),
    ],
    ['slot-without-end', 'Leaves the end of a slot out.', lastSlot(({ timeslotEndDateTime: _end, ...slot }) => slot)],
    [
      'unknown-classification',
      'Answers a classification that is not documented.',
      lastSlot((slot) => ({ ...slot, classification: 'MORNING' })),
    ],
    [
      'null-for-classification',
      'Answers null for a classification.',
      lastSlot((slot) => ({ ...slot, classification: null })),
    ],
    [
      'text-for-standard',
      'Answers a text for whether a slot is a standard one.',
      lastSlot((slot) => ({ ...slot, standard: 'true' })),
    ],
    [
      'number-for-start',
      'Answers the start of a slot in milliseconds.',
      lastSlot((slot) => ({ ...slot, timeslotStartDateTime: Date.parse(startOf(slot)) })),
    ],
    [
      'start-without-offset',
      'Answers the start of a slot without an offset.',
      lastSlot((slot) => ({ ...slot, timeslotStartDateTime: startOf(slot).slice(0, 19) })),
    ],
    [
      'null-for-slots',
      'Answers null in place of the list of slots.',
      (body) => ({ ...body, availableTimeslots: null }),
    ],
    ['answer-as-list', 'Answers the list of slots alone.', (body) => body['availableTimeslots'] ?? []],
  ]),
  ...bodyFaults('slots', 'AP-SLOTS-ADDRESS', [
    [
      'constant-address',
      'Answers about the same address, whichever was asked about.',
      (body) => ({ ...body, address: documentedAddress }),
    ],
    [
      'address-id-cut-off',
      'Answers about an address whose identifier lacks the last character.',
      (body) => {
        const address = isJsonObject(body['address']) ? body['address'] : {};
        return { ...body, address: { ...address, id: plainText(address['id']).slice(0, -1) } };
      },
    ],
  ]),
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
  ...bodyFaults('slots', 'AP-SLOT-FILTER', [
    [
      'classifications-ignored',
      'Offers slots of all kinds, whichever are asked for.',
      (body, context) => offering(body, freeSlots(context, { classifications: true })),
    ],
    [
      'part-of-day-ignored',
      'Offers slots at any time of the days that are asked for.',
      (body, context) =>
        offering(
          body,
          freeSlots(context, { classifications: true }).filter(({ classification }) =>
            wanted(context).some((kind) => dayOf(kind) === dayOf(classification)),
          ),
        ),
    ],
    [
      'day-ignored',
      'Offers slots on any day at the time that is asked for.',
      (body, context) =>
        offering(
          body,
          freeSlots(context, { classifications: true }).filter(({ classification }) =>
            wanted(context).some((kind) => partOf(kind) === '' || partOf(kind) === partOf(classification)),
          ),
        ),
    ],
    [
      'several-classifications-ignored',
      'Offers slots of all kinds when several are asked for.',
      (body, context) =>
        wanted(context).length > 1 ? offering(body, freeSlots(context, { classifications: true })) : body,
    ],
  ]),
  ...bodyFaults('slots', 'AP-SLOT-FROM', [
    [
      'from-date-ignored',
      'Offers the next slots, from whichever day they are asked for.',
      (body, context) => offering(body, freeSlots(context, { from: true })),
    ],
    ['from-a-week-early', 'Offers slots from a week before the day that they are asked for.', fromEarlier(7)],
    ['from-three-days-early', 'Offers slots from three days before the day that they are asked for.', fromEarlier(3)],
  ]),
];

function lastSlot(change: (slot: JsonObject) => JsonObject): (body: JsonObject) => Json {
  return (body) => {
    const slots = slotsIn(body);
    const last = slots.at(-1);
    return last === undefined ? body : { ...body, availableTimeslots: [...slots.slice(0, -1), change(last)] };
  };
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

function fromEarlier(days: number): (body: JsonObject, context: Context) => Json {
  return (body, context) => {
    const from = context.body['appointmentFromDate'];
    if (typeof from !== 'string') return body;
    const earlier = { ...context.body, appointmentFromDate: dayAfter(from, -days) };
    return offering(body, freeSlots({ ...context, body: earlier }));
  };
}

function offering(body: JsonObject, slots: readonly Slot[]): JsonObject {
  return { ...body, availableTimeslots: slots.map(shown) };
}

function slotsIn({ availableTimeslots: slots }: JsonObject): readonly JsonObject[] {
  return isJsonArray(slots) ? slots.filter(isJsonObject) : [];
}

function between(slot: JsonObject, timeslotStartDateTime: string, timeslotEndDateTime: string): JsonObject {
  return { ...slot, timeslotStartDateTime, timeslotEndDateTime };
}

function startOf(slot: JsonObject): string {
  return plainText(slot['timeslotStartDateTime']);
}

function endOf(slot: JsonObject): string {
  return plainText(slot['timeslotEndDateTime']);
}

function wanted({ body: { classifications } }: Context): readonly string[] {
  return isJsonArray(classifications) ? classifications.map(plainText) : [];
}

function dayOf(classification: string): string {
  return classification.replace(/_.*/, '');
}

function partOf(classification: string): string {
  return classification.replace(/^[^_]*_?/, '');
}
