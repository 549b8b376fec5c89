import { onOperations } from '../variations/on-operations.js';

/** Accepts anything where a list is documented. */
export const anythingForListAccepted = onOperations(
  {
    name: 'anything-for-list-accepted',
    requirement: 'API-FIELD-TYPE',
    description: 'Accepts anything where a list is documented.',
    behaviour: { overlooks: ({ types }) => types?.documented === 'array' },
  },
  ['create', 'amend', 'quote', 'ethernet'],
);
