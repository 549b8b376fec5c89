import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers a status that the documents do not know. */
export const statusUnknown = onOperations(
  {
    name: 'status-unknown',
    requirement: 'SP-CREATE-BODY',
    description: 'Answers a status that the documents do not know.',
    behaviour: onSuccessBody((body) => ({ ...body, status: 'NEW' })),
  },
  ['create'],
);
