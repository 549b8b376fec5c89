import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Answers 200 instead of 201. */
export const okForCreated = onOperations(
  {
    name: 'ok-for-created',
    requirement: 'API-STATUS',
    description: 'Answers 200 instead of 201.',
    mode: 'sync',
    behaviour: onSuccess((answer) => ({ ...answer, status: 200 })),
  },
  ['create', 'amend', 'cancel', 'quote', 'reserve', 'order', 'ethernet', 'test'],
);
