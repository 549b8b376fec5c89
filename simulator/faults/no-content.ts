import { withoutBody } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Answers an accepted request with 204. */
export const noContent = onOperations(
  {
    name: 'no-content',
    requirement: 'API-STATUS',
    description: 'Answers an accepted request with 204.',
    behaviour: onSuccess((answer) => ({ ...withoutBody(answer), status: 204 })),
  },
  ['amend', 'resolutions', 'order-amend', 'order-cancel', 'ethernet'],
);
