import { onOperations } from '../variations/on-operations.js';

/** Accepts anything where true or false is documented. */
export const anythingForFlagAccepted = onOperations(
  {
    name: 'anything-for-flag-accepted',
    requirement: 'API-FIELD-TYPE',
    description: 'Accepts anything where true or false is documented.',
    behaviour: { overlooks: ({ types }) => types?.documented === 'boolean' },
  },
  ['amend'],
);
