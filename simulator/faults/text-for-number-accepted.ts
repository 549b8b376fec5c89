import { onOperations } from '../variations/on-operations.js';

/** Accepts a text where a number is documented. */
export const textForNumberAccepted = onOperations(
  {
    name: 'text-for-number-accepted',
    requirement: 'API-FIELD-TYPE',
    description: 'Accepts a text where a number is documented.',
    behaviour: { overlooks: ({ types }) => types?.documented === 'number' && types.received === 'string' },
  },
  ['create', 'amend', 'cancel', 'quote', 'reserve', 'order-amend'],
);
