import { onOperations } from '../variations/on-operations.js';

/** Leaves a request that it accepts without an answer. */
export const neverAnswers = onOperations(
  {
    name: 'never-answers',
    requirement: 'API-ANSWER',
    description: 'Leaves a request that it accepts without an answer.',
    behaviour: { transmits: ({ status }) => (status < 300 ? 'never' : undefined) },
  },
  ['create', 'resolutions', 'availability', 'order'],
);
