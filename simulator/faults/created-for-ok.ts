import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Answers 201 instead of 200. */
export const createdForOk = onOperations(
  {
    name: 'created-for-ok',
    requirement: 'API-STATUS',
    description: 'Answers 201 instead of 200.',
    behaviour: onSuccess((answer) => ({ ...answer, status: 201 })),
  },
  ['resolutions', 'availability', 'slots'],
);
