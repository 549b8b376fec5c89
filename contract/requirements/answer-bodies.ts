import type { RequirementId } from './index.js';
import {
  amendProblem,
  cancelOrder,
  cancelProblem,
  checkAvailability,
  createOrder,
  createProblem,
  decideResolution,
  findAppointments,
  requestQuote,
  reserveAppointment,
  startServiceTest,
} from './operations.js';
import type { OperationKey } from './requirement.js';

/**
 * For each operation, the requirement that its success answer has the documented body. The documents do not show the
 * answers to order amendments and Ethernet orders, so nothing is required of them.
 */
export const answerBodyRequirement: ReadonlyMap<OperationKey, RequirementId> = new Map([
  [checkAvailability, 'SA-BODY'],
  [requestQuote, 'QU-BODY'],
  [findAppointments, 'AP-SLOTS-BODY'],
  [reserveAppointment, 'AP-RESERVATION-BODY'],
  [createOrder, 'OR-CREATE-BODY'],
  [cancelOrder, 'OR-CANCEL-BODY'],
  [startServiceTest, 'ST-BODY'],
  [createProblem, 'SP-CREATE-BODY'],
  [amendProblem, 'SP-AMEND-BODY'],
  [cancelProblem, 'SP-CANCEL-BODY'],
  [decideResolution, 'SP-RESOLVE-BODY'],
] as const);
