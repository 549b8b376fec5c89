import { withoutHeader } from '../messages/answer.js';
import { onOperations, problemNames } from '../variations/on-operations.js';
import { onRefusal } from '../variations/variation.js';

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
