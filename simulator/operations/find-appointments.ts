import { findAppointments } from '../../contract/requirements/index.js';
import type { Context } from '../variations/behaviour.js';
import { isOfFormat } from '../messages/dates.js';
import { isJsonArray, isJsonObject, type JsonObject } from '../json/json.js';
import { requestBodies } from '../messages/request-bodies.js';
import { named } from '../variations/services.js';
import { shown, type Slot } from '../state/slots.js';
import type { Operation } from './operation.js';

/** Answers which slots are free at an address. */
export const findAppointmentsOperation: Operation = {
  key: findAppointments,
  method: 'GET',
  path: /^\/available-appointments$/,
  fields: requestBodies[findAppointments],
  asksByQuery: true,
  rules: () => [],
  perform: (context) => {
    const { address = {}, serviceSpecification = {} } = named(context.body);
    const availableTimeslots = freeSlots(context).map(shown);
    return { status: 200, body: { address, serviceSpecification, availableTimeslots }, updates: [] };
  },
};

/** What a search for appointments may leave out of account. */
export interface Neglect {
  readonly from?: boolean;
  readonly classifications?: boolean;
  /** What is held for others already. */
  readonly taken?: boolean;
}

/** The free slots that a search asks for. */
export function freeSlots({ body, calendar }: Context, neglect: Neglect = {}): readonly Slot[] {
  const { appointmentFromDate: from, classifications } = body;
  const wanted = neglect.classifications !== true && isJsonArray(classifications) ? classifications : [];
  return calendar.free(
    addressIn(body),
    typeof from === 'string' && neglect.from !== true && isOfFormat(from, 'date') ? from : undefined,
    new Set(wanted.filter((each) => typeof each === 'string')),
    neglect.taken,
  );
}

/** Whether a slot lies in the days, and is of a kind, that a search asks for. */
export function asksFor({ body }: Context, { day, classification }: Slot): boolean {
  const { appointmentFromDate: from, classifications } = body;
  const kinds = isJsonArray(classifications) ? classifications : [];
  return (typeof from !== 'string' || day >= from) && (kinds.length === 0 || kinds.includes(classification));
}

/** The address that a request is about. */
export function addressIn({ address }: JsonObject): JsonObject {
  return isJsonObject(address) ? address : {};
}
