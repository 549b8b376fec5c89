import { onOperations, problemNames } from '../variations/on-operations.js';

/** Answers 422 for malformed JSON. */
export const invalidForMalformedJson = onOperations(
  {
    name: 'invalid-for-malformed-json',
    requirement: 'API-JSON-CODE',
    description: 'Answers 422 for malformed JSON.',
    behaviour: {
      grades: ({ kind }) => (kind === 'json-malformed' ? { status: 422, code: 'INVALID_REQUEST' } : undefined),
    },
  },
  [...problemNames, 'quote', 'reserve', 'order', 'order-amend', 'order-cancel', 'ethernet', 'test'],
);
