import { onOperations } from '../variations/on-operations.js';

/** Accepts true and false where a text is documented. */
export const flagForTextAccepted = onOperations(
  {
    name: 'flag-for-text-accepted',
    requirement: 'API-FIELD-TYPE',
    description: 'Accepts true and false where a text is documented.',
    behaviour: { overlooks: ({ types }) => types?.documented === 'string' && types.received === 'boolean' },
  },
  ['create', 'resolutions', 'ethernet', 'reserve'],
);
