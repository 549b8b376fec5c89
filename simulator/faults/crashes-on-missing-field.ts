import { onOperations } from '../variations/on-operations.js';

/** Answers 500 for a missing field. */
export const crashesOnMissingField = onOperations(
  {
    name: 'crashes-on-missing-field',
    requirement: 'API-NO-SERVER-ERROR',
    description: 'Answers 500 for a missing field.',
    behaviour: {
      grades: ({ kind }) => (kind === 'field-missing' ? { status: 500, code: 'SUPPLIER_FAULT' } : undefined),
    },
  },
  ['create', 'resolutions', 'reserve', 'order-cancel'],
);
