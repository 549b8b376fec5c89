import { withHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Answers with an X-Request-ID of its own. */
export const freshRequestId = onOperations(
  {
    name: 'fresh-request-id',
    requirement: 'API-REQUEST-ID',
    description: 'Answers with an X-Request-ID of its own.',
    behaviour: onSuccess((answer) => withHeader(answer, 'X-Request-ID', crypto.randomUUID())),
  },
  ['create', 'resolutions', 'availability', 'order'],
);
