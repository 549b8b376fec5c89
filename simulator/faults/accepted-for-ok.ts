import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Answers 202 instead of 200. */
export const acceptedForOk = onOperations(
  {
    name: 'accepted-for-ok',
    requirement: 'API-STATUS',
    description: 'Answers 202 instead of 200.',
    behaviour: onSuccess((answer) => ({ ...answer, status: 202 })),
  },
  ['resolutions', 'availability', 'slots'],
);
