import { withoutHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Leaves X-Request-ID out of the answer to an accepted request. */
export const noRequestId = onOperations({
  name: 'no-request-id',
  requirement: 'API-REQUEST-ID',
  description: 'Leaves X-Request-ID out of the answer to an accepted request.',
  behaviour: onSuccess((answer) => (answer.body === undefined ? answer : withoutHeader(answer, 'X-Request-ID'))),
});
