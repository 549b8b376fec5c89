import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers the opposite decision. */
export const decisionFlipped = onOperations(
  {
    name: 'decision-flipped',
    requirement: 'API-UNCHANGED',
    description: 'Answers the opposite decision.',
    behaviour: onSuccessBody((body) => ({ ...body, status: body['status'] === 'ACCEPTED' ? 'REJECTED' : 'ACCEPTED' })),
  },
  ['resolutions'],
);
