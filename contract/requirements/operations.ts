/** The operations of the Supplier API, in the order of its documentation. */
export const checkAvailability = 'GET /service-availability';
export const requestQuote = 'POST /quote';
export const findAppointments = 'GET /available-appointments';
export const reserveAppointment = 'POST /appointments';
export const createOrder = 'POST /service-orders';
export const amendOrder = 'POST /service-order-amendments';
export const cancelOrder = 'POST /service-order-cancellations';
export const createEthernetOrder = 'POST /ethernet/service-orders';
export const startServiceTest = 'POST /service-tests';
export const createProblem = 'POST /service-problems';
export const amendProblem = 'POST /service-problem-amendments';
export const cancelProblem = 'POST /service-problem-cancellations';
export const decideResolution = 'PATCH /service-problem-resolutions/{id}';

/** The four operations of Service Problem Management. */
export const serviceProblemOperations = [createProblem, amendProblem, cancelProblem, decideResolution] as const;

/** The operations that take query parameters. */
export const queryOperations = [checkAvailability, findAppointments] as const;

/** The operations that have a request body. */
export const bodyOperations = [
  requestQuote,
  reserveAppointment,
  createOrder,
  amendOrder,
  cancelOrder,
  createEthernetOrder,
  startServiceTest,
  ...serviceProblemOperations,
] as const;

/** Every operation, in the order of the documentation. */
export const everyOperation = [
  checkAvailability,
  requestQuote,
  findAppointments,
  reserveAppointment,
  createOrder,
  amendOrder,
  cancelOrder,
  createEthernetOrder,
  startServiceTest,
  ...serviceProblemOperations,
] as const;

/** The operation of the Supplier Updates API to which a supplier sends its KCIs. */
export const sendUpdate = 'POST /kcis';
