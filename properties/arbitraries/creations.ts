import {
  createEthernetOrder,
  createOrder,
  createProblem,
  requestQuote,
  reserveAppointment,
  startServiceTest,
  type OperationKey,
  type RequirementId,
} from '../../contract/requirements/index.js';
import type { RequestParts } from './request-parts.js';
import { anyRequest } from './requests.js';

/** What is known of the references that an operation hands out. */
interface Creation {
  /** The name of the reference in the answer. */
  readonly reference: 'supplierReference' | 'supplierOrderReference';
  /** What is violated when two things have the same one. */
  readonly unique?: RequirementId;
  /** Whether KCIs tell of what was created, by its id. */
  readonly toldOf?: boolean;
}

const creations: ReadonlyMap<OperationKey, Creation> = new Map<OperationKey, Creation>([
  [requestQuote, { reference: 'supplierReference' }],
  [reserveAppointment, { reference: 'supplierReference', unique: 'AP-RESERVATION-UNIQUE' }],
  [createOrder, { reference: 'supplierOrderReference', unique: 'OR-REFERENCE-UNIQUE', toldOf: true }],
  [createEthernetOrder, { reference: 'supplierOrderReference', toldOf: true }],
  [startServiceTest, { reference: 'supplierReference', unique: 'ST-REFERENCE-UNIQUE', toldOf: true }],
  [createProblem, { reference: 'supplierReference', unique: 'SP-REFERENCE-UNIQUE', toldOf: true }],
]);

/** The operations that create something, each with the parts of its bodies that have to be accepted with any value. */
export const anyCreation = anyRequest.flatMap(([operation, any]) => {
  const creation = creations.get(operation);
  const free: RequestParts = { ...any, open: [], references: [] };
  return creation ? [{ operation, any: free, ...creation }] : [];
});
