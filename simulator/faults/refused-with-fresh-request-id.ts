import { withHeader } from '../answer.js';
import { onOperations } from '../on-operations.js';
import { onRefusal } from '../variation.js';

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
