import { findAppointments, reserveAppointment } from '../../../contract/requirements/index.js';
import type { Context } from '../../variations/behaviour.js';
import { bodyFaults, violating } from '../../variations/fault-tables.js';
import type { Fault } from '../../variations/fault.js';
import {
  isJsonArray,
  isJsonObject,
  mapTexts,
  plainText,
  valueAt,
  type Json,
  type JsonObject,
} from '../../json/json.js';
import { addressIn, asksFor } from '../../operations/find-appointments.js';
import { shown, type Slot } from '../../state/slots.js';
import { refusing } from '../../variations/variation.js';

const maxTaken = 32;

/** Offers slots that it then refuses to hold. */
export const unusableSlots: readonly Fault[] = [
  ...violating(
    'AP-SLOT-USABLE',
    [
      [
        'slots-all-refused',
        'Refuses to hold any of the slots that it offers.',
        ['slots'],
        refusing('The slot is not available', ({ request }) => request.operation === reserveAppointment),
      ],
      [
        'slots-with-offset-refused',
        'Refuses a slot as it offered it, with an offset.',
        ['slots'],
        refusing(
          'The slot is not in universal time',
          ({ request, body }) =>
            request.operation === reserveAppointment &&
            !plainText(valueAt(body, '/timeslot/timeslotStartDateTime')).endsWith('Z'),
        ),
      ],
    ],
    { scope: [findAppointments, reserveAppointment] },
  ),
  ...bodyFaults('slots', 'AP-SLOT-USABLE', [
    [
      'slots-a-quarter-late',
      'Offers slots a quarter of an hour later than it works.',
      (body) => inSlots(body, (text) => text.replace(/T(\d\d):00:00/, 'T$1:15:00')),
    ],
  ]),
  ...bodyFaults('slots', 'AP-SLOT-TAKEN', [
    [
      'taken-slots-offered',
      'Offers recently taken slots again, and refuses them.',
      (body, context) => withTaken(body, context, shown),
    ],
    [
      'taken-slots-offered-in-utc',
      'Offers recently taken slots again in universal time.',
      (body, context) =>
        withTaken(body, context, (slot) => ({
          ...shown(slot),
          timeslotStartDateTime: new Date(slot.start).toISOString(),
          timeslotEndDateTime: new Date(slot.end).toISOString(),
        })),
    ],
  ]),
];

/** A body that also has the slots that were taken last, as far as they are asked for. */
function withTaken(body: JsonObject, context: Context, show: (slot: Slot) => JsonObject): JsonObject {
  const { availableTimeslots: free } = body;
  const taken = context.calendar.lastTaken(addressIn(context.body), maxTaken).filter((slot) => asksFor(context, slot));
  return { ...body, availableTimeslots: [...(isJsonArray(free) ? free : []), ...taken.map(show)] };
}

function inSlots(body: JsonObject, change: (text: string) => string): Json {
  const { availableTimeslots: slots } = body;
  if (!isJsonArray(slots)) return body;
  return { ...body, availableTimeslots: slots.map((slot) => (isJsonObject(slot) ? mapTexts(slot, change) : slot)) };
}
