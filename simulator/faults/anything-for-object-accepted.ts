import { onOperations } from '../variations/on-operations.js';

/** Accepts anything where an object is documented. */
export const anythingForObjectAccepted = onOperations(
  {
    name: 'anything-for-object-accepted',
    requirement: 'API-FIELD-TYPE',
    description: 'Accepts anything where an object is documented.',
    behaviour: { overlooks: ({ types }) => types?.documented === 'object' },
  },
  ['create', 'amend', 'reserve', 'order'],
);
