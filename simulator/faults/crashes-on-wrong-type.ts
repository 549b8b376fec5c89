import { onOperations } from '../variations/on-operations.js';

/** Answers 500 for a field of another type. */
export const crashesOnWrongType = onOperations(
  {
    name: 'crashes-on-wrong-type',
    requirement: 'API-NO-SERVER-ERROR',
    description: 'Answers 500 for a field of another type.',
    behaviour: { grades: ({ kind }) => (kind === 'field-type' ? { status: 500, code: 'SUPPLIER_FAULT' } : undefined) },
  },
  ['create', 'test', 'order-cancel', 'reserve'],
);
