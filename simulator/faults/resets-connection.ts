import { onOperations, problemNames } from '../variations/on-operations.js';

/** Resets the connection before the answer. */
export const resetsConnection = onOperations(
  {
    name: 'resets-connection',
    requirement: 'API-ANSWER',
    description: 'Resets the connection before the answer.',
    behaviour: { transmits: () => 'reset' },
  },
  [...problemNames, 'quote', 'slots', 'test'],
);
