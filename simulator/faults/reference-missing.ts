import { without } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Leaves its reference out of the answer to a new problem. */
export const referenceMissing = onOperations(
  {
    name: 'reference-missing',
    requirement: 'SP-CREATE-REFERENCE',
    description: 'Leaves its reference out of the answer to a new problem.',
    behaviour: onSuccessBody((body) => without(body, '/supplierReference')),
  },
  ['create'],
);
