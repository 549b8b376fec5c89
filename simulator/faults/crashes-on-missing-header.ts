import { onOperations } from '../variations/on-operations.js';

/** Answers 500 for a missing header. */
export const crashesOnMissingHeader = onOperations(
  {
    name: 'crashes-on-missing-header',
    requirement: 'API-NO-SERVER-ERROR',
    description: 'Answers 500 for a missing header.',
    behaviour: {
      grades: ({ kind }) => (kind === 'header-missing' ? { status: 500, code: 'SUPPLIER_FAULT' } : undefined),
    },
  },
  ['cancel', 'quote', 'order-amend', 'availability'],
);
