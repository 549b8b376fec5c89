import { without } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onErrorBody } from '../variations/variation.js';

/** Leaves the messages out of an error body. */
export const errorWithoutMessages = onOperations(
  {
    name: 'error-without-messages',
    requirement: 'API-ERROR-BODY',
    description: 'Leaves the messages out of an error body.',
    behaviour: onErrorBody((body) => without(body, '/messages')),
  },
  ['amend', 'reserve', 'order-cancel'],
);
