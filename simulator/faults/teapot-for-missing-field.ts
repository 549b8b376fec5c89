import { onOperations } from '../variations/on-operations.js';

/** Answers 418 for a missing field. */
export const teapotForMissingField = onOperations(
  {
    name: 'teapot-for-missing-field',
    requirement: 'API-STATUS',
    description: 'Answers 418 for a missing field.',
    behaviour: {
      grades: ({ kind }) => (kind === 'field-missing' ? { status: 418, code: 'MALFORMED_REQUEST' } : undefined),
    },
  },
  ['create', 'cancel', 'quote', 'order', 'test'],
);
