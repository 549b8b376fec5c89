import { withoutBody } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Puts off with 202 what has to be done at once. */
export const acceptedForCreated = onOperations(
  {
    name: 'accepted-for-created',
    requirement: 'API-STATUS',
    description: 'Puts off with 202 what has to be done at once.',
    behaviour: onSuccess((answer) => ({ ...withoutBody(answer), status: 202 })),
  },
  ['quote', 'reserve', 'test'],
);
