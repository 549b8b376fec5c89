import { onOperations } from '../variations/on-operations.js';

/** Accepts an empty list. */
export const emptyListAccepted = onOperations(
  {
    name: 'empty-list-accepted',
    requirement: 'API-FIELD-LIMIT',
    description: 'Accepts an empty list.',
    behaviour: { overlooks: ({ kind }) => kind === 'list-empty' },
  },
  ['create', 'amend', 'quote', 'order-amend'],
);
