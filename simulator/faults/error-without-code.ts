import { without } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onErrorBody } from '../variations/variation.js';

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
