import { onOperations, problemNames } from '../variations/on-operations.js';

/** Accepts texts of any length. */
export const longTextAccepted = onOperations(
  {
    name: 'long-text-accepted',
    requirement: 'API-FIELD-LIMIT',
    description: 'Accepts texts of any length.',
    behaviour: { overlooks: ({ kind }) => kind === 'text-long' },
  },
  [...problemNames, 'quote', 'reserve', 'order', 'test'],
);
