import { withoutHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Leaves X-Request-ID out of a 202. */
export const acceptedWithoutRequestId = onOperations(
  {
    name: 'accepted-without-request-id',
    requirement: 'API-ACCEPTED-HEADERS',
    description: 'Leaves X-Request-ID out of a 202.',
    mode: 'async',
    behaviour: onSuccess((answer) => (answer.status === 202 ? withoutHeader(answer, 'X-Request-ID') : answer)),
  },
  ['create', 'amend', 'cancel'],
);
