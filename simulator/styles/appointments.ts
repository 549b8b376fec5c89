import { findAppointments, reserveAppointment } from '../../contract/requirements/index.js';
import type { Context } from '../variations/behaviour.js';
import { isJsonArray, isJsonObject, plainText, type Json, type JsonObject } from '../json/json.js';
import { freeSlots } from '../operations/find-appointments.js';
import { shown } from '../state/slots.js';
import { Tally } from '../variations/tally.js';
import type { Calendar } from '../state/calendar.js';
import type { Style } from '../variations/style.js';
import { onSuccessBody } from '../variations/variation.js';

const noSlots = 'No slot can be reserved.';

/** Styles of slots and reservations. */
export const appointmentStyles: readonly Style[] = [
  slotStyle('slots-in-utc', 'Writes slots with Z in place of an offset.', (slot) => ({
    ...slot,
    timeslotStartDateTime: inUtc(slot, 'timeslotStartDateTime'),
    timeslotEndDateTime: inUtc(slot, 'timeslotEndDateTime'),
  })),
  slotStyle(
    'plain-slots',
    'Offers slots without a classification, and without saying whether they are standard ones.',
    ({ classification: _classification, standard: _standard, ...slot }) => slot,
  ),
  slotStyle('whole-day-classifications', 'Classifies slots by their day only.', (slot) => ({
    ...slot,
    classification: plainText(slot['classification']).replace(/_.*/, ''),
  })),
  {
    name: 'several-engineers',
    description: 'Offers each slot several times, and holds one for as many as ask for it.',
    behaviour: {
      overlooks: ({ kind }) => kind === 'slot-taken',
      ...onSearch((body, context) => ({
        ...body,
        availableTimeslots: freeSlots(context, { taken: true }).flatMap((slot) => [shown(slot), shown(slot)]),
      })),
    },
  },
  {
    name: 'one-engineer-in-reserve',
    description: 'Offers a slot until somebody holds it, and has one more engineer for who asks for it all the same.',
    behaviour: oneInReserve(),
  },
  {
    name: 'every-other-slot',
    description: 'Offers half of the slots in turn, from the last one on, and has several engineers for each.',
    behaviour: {
      overlooks: ({ kind }) => kind === 'slot-taken',
      ...everyOtherSlot(),
    },
  },
  {
    name: 'booked-up-weeks',
    description: 'Has no free slot in the next six weeks.',
    behaviour: onSearch(({ availableTimeslots: slots, ...body }) => ({
      ...body,
      availableTimeslots: isJsonArray(slots) ? slots.filter(inSixWeeks) : [],
    })),
  },
  {
    name: 'no-slots',
    description: 'Has no free slot at any address.',
    incomplete: noSlots,
    behaviour: onSearch((body) => ({ ...body, availableTimeslots: [] })),
  },
  {
    name: 'no-slot-list',
    description: 'Leaves out the list of slots, of which it has none.',
    incomplete: noSlots,
    behaviour: onSearch(({ availableTimeslots: _slots, ...body }) => body),
  },
  {
    name: 'bare-searches',
    description: 'Answers a search with the slots alone, without address and specification.',
    behaviour: onSearch(({ availableTimeslots = [] }) => ({ availableTimeslots })),
  },
  {
    name: 'reservations-in-utc',
    description: 'Answers a reservation with its slot in universal time.',
    behaviour: onSuccessBody((body, { request }) => {
      const { timeslot } = body;
      if (request.operation !== reserveAppointment || !isJsonObject(timeslot)) return body;
      const moments = ['timeslotStartDateTime', 'timeslotEndDateTime'].map((name) => [name, inUtc(timeslot, name)]);
      return { ...body, timeslot: { ...timeslot, ...(Object.fromEntries(moments) as JsonObject) } };
    }),
  },
  {
    name: 'expiries-with-offset',
    description: 'Writes the expiry of a reservation with an offset.',
    behaviour: onSuccessBody((body, { request }) => {
      if (request.operation !== reserveAppointment) return body;
      const expiry = Date.parse(plainText(body['expiryDateTime'])) + 3_600_000;
      return { ...body, expiryDateTime: new Date(expiry).toISOString().replace('Z', '+01:00') };
    }),
  },
];

function onSearch(change: (body: JsonObject, context: Context) => JsonObject): Style['behaviour'] {
  return onSuccessBody((body, context) =>
    context.request.operation === findAppointments ? change(body, context) : body,
  );
}

/** The second reservation of a slot is confirmed, the third refused. */
function oneInReserve(): Style['behaviour'] {
  const seconds = new Map<string, Json | undefined>();
  return {
    overlooks: ({ kind }, { body }) => {
      if (kind !== 'slot-taken') return false;
      const slot = JSON.stringify([body['address'], body['timeslot']]);
      if (!seconds.has(slot)) seconds.set(slot, body['id']);
      return seconds.get(slot) === body['id'];
    },
  };
}

function everyOtherSlot(): Style['behaviour'] {
  const searches = new Tally<Calendar>();
  return onSearch((body, context) => {
    const turn = searches.add(context.calendar) % 2;
    const slots = freeSlots(context, { taken: true }).filter((_, index) => index % 2 === turn);
    return { ...body, availableTimeslots: slots.toReversed().map(shown) };
  });
}

function slotStyle(name: string, description: string, change: (slot: JsonObject) => JsonObject): Style {
  const behaviour = onSearch((body) => {
    const { availableTimeslots: slots } = body;
    const changed = isJsonArray(slots) ? slots.map((slot) => (isJsonObject(slot) ? change(slot) : slot)) : [];
    return { ...body, availableTimeslots: changed };
  });
  return { name, description, behaviour };
}

function inSixWeeks(slot: Json): boolean {
  const start = isJsonObject(slot) ? Date.parse(plainText(slot['timeslotStartDateTime'])) : NaN;
  return start - Date.now() > 42 * 86_400_000;
}

function inUtc(slot: JsonObject, name: string): string {
  return new Date(plainText(slot[name])).toISOString();
}
