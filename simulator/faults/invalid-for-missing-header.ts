import { onOperations, problemNames } from '../variations/on-operations.js';

/** Answers 422 for a missing header. */
export const invalidForMissingHeader = onOperations(
  {
    name: 'invalid-for-missing-header',
    requirement: 'API-HEADER-CODE',
    description: 'Answers 422 for a missing header.',
    behaviour: {
      grades: ({ kind }) => (kind === 'header-missing' ? { status: 422, code: 'INVALID_REQUEST' } : undefined),
    },
  },
  [
    ...problemNames,
    'availability',
    'quote',
    'slots',
    'reserve',
    'order',
    'order-amend',
    'order-cancel',
    'ethernet',
    'test',
  ],
);
