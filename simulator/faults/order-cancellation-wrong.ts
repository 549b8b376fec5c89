import { bodyFaults } from '../variations/body-faults.js';
import type { Fault } from '../variations/fault.js';

/** Answers cancellations of orders in another layout. */
export const orderCancellationWrong: readonly Fault[] = bodyFaults('order-cancel', 'OR-CANCEL-BODY', [
  [
    'number-for-reference',
    'Answers a number for the reference of a cancellation.',
    (body) => ({ ...body, supplierReference: 123 }),
  ],
  [
    'null-for-reference',
    'Answers null for the reference of a cancellation.',
    (body) => ({ ...body, supplierReference: null }),
  ],
  [
    'null-for-order-reference',
    'Answers null for a reference of the order that was not quoted.',
    (body) => (body['supplierOrderReference'] === undefined ? { ...body, supplierOrderReference: null } : body),
  ],
  ['answer-as-list', 'Answers a list with the one cancellation.', (body) => [body]],
]);
