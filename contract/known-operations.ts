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
  type everyOperation,
} from './requirements/operations.js';

/** The names of an operation of the Supplier API. */
interface KnownOperation {
  /** Its documented operation id. */
  readonly id: string;
  readonly area: string;
  /** Its key under the area in the supplier profile. */
  readonly capability: string;
}

/** The operations of the Supplier API, as recognised in any description. */
export const knownOperations: Readonly<Record<(typeof everyOperation)[number], KnownOperation>> = {
  [checkAvailability]: { id: 'handleAvailabilityCheck', area: 'service-availability', capability: 'check' },
  [requestQuote]: { id: 'handleQuote', area: 'quotes', capability: 'create' },
  [findAppointments]: { id: 'handleAppointmentAvailability', area: 'appointments', capability: 'available' },
  [reserveAppointment]: { id: 'handleReserveAppointment', area: 'appointments', capability: 'reserve' },
  [createOrder]: { id: 'handleCreateOrder', area: 'orders', capability: 'create' },
  [amendOrder]: { id: 'handleAmendOrder', area: 'orders', capability: 'amend' },
  [cancelOrder]: { id: 'handleCancelOrder', area: 'orders', capability: 'cancel' },
  [createEthernetOrder]: { id: 'handleCreateEthernetOrder', area: 'orders', capability: 'ethernet' },
  [startServiceTest]: { id: 'handleServiceTest', area: 'service-tests', capability: 'create' },
  [createProblem]: { id: 'handleCreateProblem', area: 'service-problems', capability: 'create' },
  [amendProblem]: { id: 'handleAmendProblem', area: 'service-problems', capability: 'amend' },
  [cancelProblem]: { id: 'handleCancelProblem', area: 'service-problems', capability: 'cancel' },
  [decideResolution]: { id: 'handleServiceProblemResolution', area: 'service-problems', capability: 'resolutions' },
};
