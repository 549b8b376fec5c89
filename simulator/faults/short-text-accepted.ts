import { onOperations, problemNames } from '../variations/on-operations.js';

/** Accepts texts that are too short. */
export const shortTextAccepted = onOperations(
  {
    name: 'short-text-accepted',
    requirement: 'API-FIELD-LIMIT',
    description: 'Accepts texts that are too short.',
    behaviour: { overlooks: ({ kind }) => kind === 'text-short' },
  },
  [...problemNames, 'reserve', 'order', 'test'],
);
