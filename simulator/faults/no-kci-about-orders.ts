import {
  amendOrder,
  cancelOrder,
  createOrder,
  sendUpdate,
  type OperationKey,
  type RequirementId,
} from '../../contract/requirements/index.js';
import type { Behaviour } from '../variations/behaviour.js';
import type { Fault } from '../variations/fault.js';

const operations: readonly (readonly [
  name: string,
  what: string,
  operation: OperationKey,
  requirement: RequirementId,
])[] = [
  ['order', 'an order', createOrder, 'OR-CREATE-KCI'],
  ['order-amendment', 'an amendment of an order', amendOrder, 'OR-AMEND-KCI'],
  ['order-cancellation', 'a cancellation of an order', cancelOrder, 'OR-CANCEL-KCI'],
];

const defects: readonly (readonly [name: string, description: string, updates: NonNullable<Behaviour['updates']>])[] = [
  ['no-kci', 'Never sends the KCI that follows the 202', () => []],
  [
    'foreign-kci',
    'Sends the KCI about another order',
    (update) => [{ ...update, shown: { id: 1, supplierOrderReference: 'OR_ANOTHER' } }],
  ],
  [
    'nameless-kci',
    'Sends a KCI that names no order',
    (update) => [{ ...update, shown: { id: null, supplierOrderReference: null } }],
  ],
];

/** Leaves a tenant without the KCI that tells what became of an order, an amendment or a cancellation. */
export const noKciAboutOrders: readonly Fault[] = operations.flatMap(([name, what, operation, requirement]) =>
  defects.map(([defect, description, updates]) => ({
    name: `${defect}-after-${name}`,
    requirement,
    operation: sendUpdate,
    description: `${description}, after ${what}.`,
    mode: 'async',
    scope: [operation],
    behaviour: { updates },
  })),
);
