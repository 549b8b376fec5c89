import { onOperations } from '../variations/on-operations.js';

/** Accepts texts that do not match their pattern. */
export const unmatchedPatternAccepted = onOperations(
  {
    name: 'unmatched-pattern-accepted',
    requirement: 'API-FIELD-LIMIT',
    description: 'Accepts texts that do not match their pattern.',
    behaviour: { overlooks: ({ kind }) => kind === 'text-pattern' },
  },
  ['create', 'amend', 'cancel', 'order-cancel', 'test'],
);
