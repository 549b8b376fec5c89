import { withoutHeader } from '../answer.js';
import { onOperations, problemNames } from '../on-operations.js';
import { onRefusal } from '../variation.js';

/** Leaves X-Request-ID out of an error answer. */
export const refusedWithoutRequestId = onOperations(
  {
    name: 'refused-without-request-id',
    requirement: 'API-ERROR-HEADERS',
    description: 'Leaves X-Request-ID out of an error answer.',
    behaviour: onRefusal((answer) => withoutHeader(answer, 'X-Request-ID')),
  },
  [...problemNames, 'availability', 'reserve', 'order', 'test'],
);
