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

/** What is known about the references that an operation issues. */
interface Creation {
  /** The name of the reference in the answer. */
  readonly reference: 'supplierReference' | 'supplierOrderReference';
  /** The requirement that is violated if two entities have the same reference. */
  readonly unique?: RequirementId;
  /** Whether KCIs report what was created, by its id. */
  readonly reportedByKci?: boolean;
}

const creations: ReadonlyMap<OperationKey, Creation> = new Map<OperationKey, Creation>([
  [requestQuote, { reference: 'supplierReference' }],
  [reserveAppointment, { reference: 'supplierReference', unique: 'AP-RESERVATION-UNIQUE' }],
  [createOrder, { reference: 'supplierOrderReference', unique: 'OR-REFERENCE-UNIQUE', reportedByKci: true }],
  [createEthernetOrder, { reference: 'supplierOrderReference', reportedByKci: true }],
  [startServiceTest, { reference: 'supplierReference', unique: 'ST-REFERENCE-UNIQUE', reportedByKci: true }],
  [createProblem, { reference: 'supplierReference', unique: 'SP-REFERENCE-UNIQUE', reportedByKci: true }],
]);

/**
 * The operations that create something, each with the parts of its body that must be accepted with any value, and with
 * all parts that it may have.
 */
export const anyCreation = anyRequest.flatMap(([operation, any]) => {
  const creation = creations.get(operation);
  const free: RequestParts = { ...any, open: [], references: [] };
  return creation ? [{ operation, any: free, whole: any, ...creation }] : [];
});
