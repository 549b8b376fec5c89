import { onOperations } from '../variations/on-operations.js';

/** Answers 500 for missing credentials. */
export const crashesOnMissingCredentials = onOperations(
  {
    name: 'crashes-on-missing-credentials',
    requirement: 'API-NO-SERVER-ERROR',
    description: 'Answers 500 for missing credentials.',
    behaviour: {
      grades: ({ kind }) => (kind === 'credentials-missing' ? { status: 500, code: 'SUPPLIER_FAULT' } : undefined),
    },
  },
  ['create', 'slots', 'ethernet'],
);
