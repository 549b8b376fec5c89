import type { Reservation } from '../state/calendar.js';
import type { Context } from '../variations/behaviour.js';
import { plainText } from '../json/json.js';
import type { Objection } from '../messages/objection.js';

const idField = '/appointmentReservationId';
const referenceField = '/appointmentReservationReference';

/** The rule that a reservation which an order names is one of the tenant's that still holds. */
export function reservationRule(context: Context): readonly Objection[] {
  const { appointmentReservationId: id, appointmentReservationReference: reference } = context.body;
  const [byId, byReference] = namedReservations(context);
  if (id !== undefined && byId === undefined) return [unknownAt(idField)];
  if (reference !== undefined && byReference === undefined) return [unknownAt(referenceField)];
  return id !== undefined && reference !== undefined && byId?.reference !== byReference?.reference
    ? [unknownAt(referenceField)]
    : [];
}

/** Confirms the reservation that an order names. */
export function confirmReservation(context: Context): void {
  for (const reservation of namedReservations(context)) if (reservation !== undefined) reservation.confirmed = true;
}

function namedReservations({ body, calendar, tenant = '' }: Context): readonly (Reservation | undefined)[] {
  const { appointmentReservationId: id, appointmentReservationReference: reference } = body;
  return [calendar.byId(tenant, Number(id)), calendar.byReference(plainText(reference))];
}

function unknownAt(at: string): Objection {
  return { kind: 'reservation-unknown', at, message: 'There is no such reservation' };
}
