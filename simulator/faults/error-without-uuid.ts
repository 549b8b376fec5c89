import { without } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onErrorBody } from '../variations/variation.js';

/** Leaves the uuid out of an error body. */
export const errorWithoutUuid = onOperations(
  {
    name: 'error-without-uuid',
    requirement: 'API-ERROR-BODY',
    description: 'Leaves the uuid out of an error body.',
    behaviour: onErrorBody((body) => without(body, '/uuid')),
  },
  ['amend', 'cancel', 'order-cancel', 'availability'],
);
