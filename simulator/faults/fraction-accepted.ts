import { onOperations } from '../variations/on-operations.js';

/** Accepts a fraction where a whole number is documented. */
export const fractionAccepted = onOperations(
  {
    name: 'fraction-accepted',
    requirement: 'API-FIELD-LIMIT',
    description: 'Accepts a fraction where a whole number is documented.',
    behaviour: { overlooks: ({ kind }) => kind === 'number-fraction' },
  },
  ['quote'],
);
