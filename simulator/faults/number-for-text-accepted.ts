import { onOperations, problemNames } from '../variations/on-operations.js';

/** Accepts a number where a text is documented. */
export const numberForTextAccepted = onOperations(
  {
    name: 'number-for-text-accepted',
    requirement: 'API-FIELD-TYPE',
    description: 'Accepts a number where a text is documented.',
    behaviour: { overlooks: ({ types }) => types?.documented === 'string' && types.received === 'number' },
  },
  [...problemNames, 'order', 'test', 'order-cancel'],
);
