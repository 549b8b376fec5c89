import type { Context } from '../../variations/behaviour.js';
import { bodyFaults } from '../../variations/fault-tables.js';
import type { Fault } from '../../variations/fault.js';
import type { Json, JsonObject } from '../../json/json.js';
import { freeSlots } from '../../operations/find-appointments.js';
import { offering, wanted } from '../../variations/slot-bodies.js';
import { dayAfter } from '../../state/uk-time.js';

/** Offers slots of other kinds, or on earlier days, than were asked for. */
export const unaskedSlots: readonly Fault[] = [
  ...bodyFaults('slots', 'AP-SLOT-FILTER', [
    [
      'classifications-ignored',
      'Offers slots of all kinds, whatever the request.',
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
      'Offers the next slots, whatever day the request starts from.',
      (body, context) => offering(body, freeSlots(context, { from: true })),
    ],
    ['from-a-week-early', 'Offers slots from a week before the day that they are asked for.', fromEarlier(7)],
    ['from-three-days-early', 'Offers slots from three days before the day that they are asked for.', fromEarlier(3)],
  ]),
];

function fromEarlier(days: number): (body: JsonObject, context: Context) => Json {
  return (body, context) => {
    const from = context.body['appointmentFromDate'];
    if (typeof from !== 'string') return body;
    const earlier = { ...context.body, appointmentFromDate: dayAfter(from, -days) };
    return offering(body, freeSlots({ ...context, body: earlier }));
  };
}

function dayOf(classification: string): string {
  return classification.replace(/_.*/, '');
}

function partOf(classification: string): string {
  return classification.replace(/^[^_]*_?/, '');
}
