import { without } from '../json.js';
import { onOperations } from '../on-operations.js';
import { onErrorBody } from '../variation.js';

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
