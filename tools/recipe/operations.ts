/** Where the parts of a test purpose of an operation go. */
export interface OperationFiles {
  /** The name of the operation in names of faults: see simulator/variations/operation-names.ts. */
  readonly name: string;
  /** Its constant in contract/requirements/operations.ts. */
  readonly constant: string;
  readonly area: string;
  /** What the ids of the area's requirements begin with. */
  readonly prefix: string;
  /** The page of the documents that they cite first: see contract/requirements/sources.ts. */
  readonly page: string;
  readonly requirements: string;
  readonly faults: string;
}

const files = (prefix: string, area: string, page: string, requirements: string, faults: string) => ({
  prefix,
  area,
  page,
  requirements: `contract/requirements/${requirements}.ts`,
  faults: `simulator/faults/${faults}.ts`,
});

const availability = files('SA', 'service-availability', 'availability', 'availability', 'bodies/availability');
const quotes = files('QU', 'quotes', 'quote', 'quotes', 'bodies/quotes');
const slots = files('AP', 'appointments', 'availableAppointments', 'appointments', 'appointments/slot-layouts');
const reservations = files('AP', 'appointments', 'reservation', 'appointments', 'appointments/reservations');
const orders = files('OR', 'orders', 'orders', 'orders', 'bodies/orders');
const tests = files('ST', 'service-tests', 'serviceTest', 'service-tests', 'bodies/service-tests');
const problems = files('SP', 'service-problems', 'serviceProblems', 'service-problems', 'bodies/problems');

/** Every operation, by area: the first of an area is the one that is meant where none is named. */
export const operations: readonly OperationFiles[] = [
  { name: 'availability', constant: 'checkAvailability', ...availability },
  { name: 'quote', constant: 'requestQuote', ...quotes },
  { name: 'slots', constant: 'findAppointments', ...slots },
  { name: 'reserve', constant: 'reserveAppointment', ...reservations },
  { name: 'order', constant: 'createOrder', ...orders },
  { name: 'order-amend', constant: 'amendOrder', ...orders },
  { name: 'order-cancel', constant: 'cancelOrder', ...orders },
  { name: 'ethernet', constant: 'createEthernetOrder', ...orders },
  { name: 'test', constant: 'startServiceTest', ...tests },
  { name: 'create', constant: 'createProblem', ...problems },
  { name: 'amend', constant: 'amendProblem', ...problems },
  { name: 'cancel', constant: 'cancelProblem', ...problems },
  { name: 'resolutions', constant: 'decideResolution', ...problems },
];
