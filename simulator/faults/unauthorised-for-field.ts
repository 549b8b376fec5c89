import { fieldObjections } from '../messages/objection.js';
import { onOperations } from '../variations/on-operations.js';

/** Answers 401 for a missing or invalid field. */
export const unauthorisedForField = onOperations(
  {
    name: 'unauthorised-for-field',
    requirement: 'API-FIELD-CODE',
    description: 'Answers 401 for a missing or invalid field.',
    behaviour: {
      grades: ({ kind }) => (fieldObjections.has(kind) ? { status: 401, code: 'NOT_AUTHORISED' } : undefined),
    },
  },
  ['create', 'reserve', 'order-amend', 'ethernet'],
);
