import { onOperations } from '../variations/on-operations.js';

/** Leaves a request that it refuses without an answer. */
export const neverRefuses = onOperations(
  {
    name: 'never-refuses',
    requirement: 'API-ANSWER',
    description: 'Leaves a request that it refuses without an answer.',
    behaviour: { transmits: ({ status }) => (status < 300 ? undefined : 'never') },
  },
  ['create', 'slots', 'quote'],
);
