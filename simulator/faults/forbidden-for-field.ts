import { fieldObjections } from '../messages/objection.js';
import { onOperations, problemNames } from '../variations/on-operations.js';

/** Answers 403 for a missing or invalid field. */
export const forbiddenForField = onOperations(
  {
    name: 'forbidden-for-field',
    requirement: 'API-FIELD-CODE',
    description: 'Answers 403 for a missing or invalid field.',
    behaviour: {
      grades: ({ kind }) => (fieldObjections.has(kind) ? { status: 403, code: 'INVALID_REQUEST' } : undefined),
    },
  },
  [...problemNames, 'quote', 'order', 'order-cancel', 'test'],
);
