import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  checkAvailability,
  createEthernetOrder,
  createOrder,
  createProblem,
  decideResolution,
  findAppointments,
  requestQuote,
  reserveAppointment,
  startServiceTest,
} from '../../contract/requirements/index.js';
import type { Fields } from './fields.js';
import { ethernetFields, orderAmendmentFields, orderCancellationFields, provideFields } from './order-bodies.js';
import { quoteFields, reservationFields, serviceTestFields } from './other-bodies.js';
import { appointmentParameters, availabilityParameters } from './parameters.js';
import { amendFields, cancelFields, createFields, resolutionFields } from './problem-bodies.js';

/** What each operation is asked with: its documented request body, or its query parameters. */
export const requestBodies = {
  [checkAvailability]: availabilityParameters,
  [requestQuote]: quoteFields,
  [findAppointments]: appointmentParameters,
  [reserveAppointment]: reservationFields,
  [createOrder]: provideFields,
  [amendOrder]: orderAmendmentFields,
  [cancelOrder]: orderCancellationFields,
  [createEthernetOrder]: ethernetFields,
  [startServiceTest]: serviceTestFields,
  [createProblem]: createFields,
  [amendProblem]: amendFields,
  [cancelProblem]: cancelFields,
  [decideResolution]: resolutionFields,
} as const satisfies Record<string, Fields>;
