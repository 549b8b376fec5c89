import { without } from '../json.js';
import { onOperations } from '../on-operations.js';
import { onErrorBody } from '../variation.js';

/** Leaves the code out of an error body. */
export const errorWithoutCode = onOperations(
  {
    name: 'error-without-code',
    requirement: 'API-ERROR-BODY',
    description: 'Leaves the code out of an error body.',
    behaviour: onErrorBody((body) => without(body, '/code')),
  },
  ['cancel', 'slots', 'order'],
);
