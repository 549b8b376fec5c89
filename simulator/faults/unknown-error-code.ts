import { onOperations } from '../variations/on-operations.js';
import { onErrorBody } from '../variations/variation.js';

/** Uses an error code that the documents do not know. */
export const unknownErrorCode = onOperations(
  {
    name: 'unknown-error-code',
    requirement: 'API-ERROR-BODY',
    description: 'Uses an error code that the documents do not know.',
    behaviour: onErrorBody((body) => ({ ...body, code: 'BAD_REQUEST' })),
  },
  ['create', 'resolutions', 'quote', 'slots', 'ethernet'],
);
