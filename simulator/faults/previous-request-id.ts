import { withHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Answers with the X-Request-ID of the request before. */
export const previousRequestId = onOperations(
  {
    name: 'previous-request-id',
    requirement: 'API-REQUEST-ID',
    description: 'Answers with the X-Request-ID of the request before.',
    behaviour: onSuccess((answer, { previous }) =>
      withHeader(answer, 'X-Request-ID', previous['X-Request-ID'] ?? answer.headers['X-Request-ID'] ?? ''),
    ),
  },
  ['amend', 'cancel', 'slots', 'order-amend', 'test'],
);
