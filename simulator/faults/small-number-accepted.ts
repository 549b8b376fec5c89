import { onOperations } from '../variations/on-operations.js';

/** Accepts numbers below 1. */
export const smallNumberAccepted = onOperations(
  {
    name: 'small-number-accepted',
    requirement: 'API-FIELD-LIMIT',
    description: 'Accepts numbers below 1.',
    behaviour: { overlooks: ({ kind }) => kind === 'number-small' },
  },
  ['create', 'amend', 'cancel', 'quote', 'order-amend', 'order-cancel', 'ethernet'],
);
