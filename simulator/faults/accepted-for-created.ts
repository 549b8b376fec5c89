import { withoutBody } from '../answer.js';
import { onOperations } from '../on-operations.js';
import { onSuccess } from '../variation.js';

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
