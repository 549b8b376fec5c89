import { reserveAppointment } from '../../contract/requirements/index.js';
import type { Context } from '../variations/behaviour.js';
import { isJsonObject, plainText } from '../json/json.js';
import { requestBodies } from '../messages/request-bodies.js';
import { named } from '../variations/services.js';
import type { Slot } from '../state/slots.js';
import { addressIn } from './find-appointments.js';
import type { Operation } from './operation.js';

/** Holds a slot for a tenant. */
export const reserveAppointmentOperation: Operation = {
  key: reserveAppointment,
  method: 'POST',
  path: /^\/appointments$/,
  fields: requestBodies[reserveAppointment],
  rules: (context) => {
    const slot = slotIn(context);
    if (slot === undefined) {
      return [{ kind: 'slot-unknown', at: '/timeslot', message: 'This slot was never offered' }];
    }
    return context.calendar.isTaken(addressIn(context.body), slot)
      ? [{ kind: 'slot-taken', at: '/timeslot', message: 'This slot is no longer available' }]
      : [];
  },
  perform: (context) => {
    const { body, calendar, tenant = '' } = context;
    const slot = slotIn(context) ?? calendar.free(addressIn(body), undefined, new Set())[0];
    if (slot === undefined) throw new Error('There is no slot left to reserve.');
    const { reference, expires } = calendar.reserve(tenant, Number(body['id']), addressIn(body), slot);
    const { classification, standard } = slot;
    const timeslot = isJsonObject(body['timeslot']) ? body['timeslot'] : {};
    const answer = {
      supplierReference: reference,
      expiryDateTime: new Date(expires).toISOString(),
      ...named(body),
      timeslot: { ...timeslot, classification, standard },
    };
    return { status: 201, body: answer, updates: [] };
  },
};

function slotIn({ body, calendar }: Context): Slot | undefined {
  const timeslot = isJsonObject(body['timeslot']) ? body['timeslot'] : {};
  return calendar.slot(plainText(timeslot['timeslotStartDateTime']), plainText(timeslot['timeslotEndDateTime']));
}
