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

const operationKeys = {
  availability: checkAvailability,
  quote: requestQuote,
  slots: findAppointments,
  reserve: reserveAppointment,
  order: createOrder,
  'order-amend': amendOrder,
  'order-cancel': cancelOrder,
  ethernet: createEthernetOrder,
  test: startServiceTest,
  create: createProblem,
  amend: amendProblem,
  cancel: cancelProblem,
  resolutions: decideResolution,
} as const;

/** What an operation is called in the name of a fault. */
export type OperationName = keyof typeof operationKeys;

/** The names of all operations. */
export const operationNames = Object.keys(operationKeys) as readonly OperationName[];

/** The names of the operations on service problems. */
export const problemNames = ['create', 'amend', 'cancel', 'resolutions'] as const satisfies readonly OperationName[];

/** The key of an operation by its name. */
export function operationKeyOf(name: OperationName): (typeof operationKeys)[OperationName] {
  return operationKeys[name];
}
