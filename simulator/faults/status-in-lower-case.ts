import { onSuccessBody } from '../variation.js';
import { onOperations } from '../on-operations.js';

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
