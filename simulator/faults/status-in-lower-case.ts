import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers the status in lower case. */
export const statusInLowerCase = onOperations(
  {
    name: 'status-in-lower-case',
    requirement: 'SP-CREATE-BODY',
    description: 'Answers the status in lower case.',
    behaviour: onSuccessBody((body) => ({ ...body, status: 'acknowledged' })),
  },
  ['create'],
);
