import { withHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onRefusal } from '../variations/variation.js';

/** Gives an error answer an X-Request-ID of its own. */
export const refusedWithFreshRequestId = onOperations(
  {
    name: 'refused-with-fresh-request-id',
    requirement: 'API-ERROR-HEADERS',
    description: 'Gives an error answer an X-Request-ID of its own.',
    behaviour: onRefusal((answer) => withHeader(answer, 'X-Request-ID', crypto.randomUUID())),
  },
  ['resolutions', 'order-cancel', 'ethernet'],
);
