import { onOperations } from '../variations/on-operations.js';

/** Answers 500 for malformed JSON. */
export const crashesOnMalformedJson = onOperations(
  {
    name: 'crashes-on-malformed-json',
    requirement: 'API-NO-SERVER-ERROR',
    description: 'Answers 500 for malformed JSON.',
    behaviour: {
      grades: ({ kind }) => (kind === 'json-malformed' ? { status: 500, code: 'SUPPLIER_FAULT' } : undefined),
    },
  },
  ['amend', 'resolutions', 'quote', 'order', 'order-amend'],
);
