import { amendOrderOperation } from './amend-order.js';
import { amendProblemOperation } from './amend-problem.js';
import { cancelOrderOperation } from './cancel-order.js';
import { cancelProblemOperation } from './cancel-problem.js';
import { checkAvailabilityOperation } from './check-availability.js';
import { createEthernetOrderOperation } from './create-ethernet-order.js';
import { createOrderOperation } from './create-order.js';
import { createProblemOperation } from './create-problem.js';
import { decideResolutionOperation } from './decide-resolution.js';
import { findAppointmentsOperation } from './find-appointments.js';
import type { Operation } from './operation.js';
import { requestQuoteOperation } from './request-quote.js';
import { reserveAppointmentOperation } from './reserve-appointment.js';
import { startServiceTestOperation } from './start-service-test.js';

/** The operations of the Supplier API, in the order of its documentation. */
export const operations: readonly Operation[] = [
  checkAvailabilityOperation,
  requestQuoteOperation,
  findAppointmentsOperation,
  reserveAppointmentOperation,
  createOrderOperation,
  amendOrderOperation,
  cancelOrderOperation,
  createEthernetOrderOperation,
  startServiceTestOperation,
  createProblemOperation,
  amendProblemOperation,
  cancelProblemOperation,
  decideResolutionOperation,
];
