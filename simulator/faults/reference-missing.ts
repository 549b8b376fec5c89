import { without } from '../json.js';
import { onOperations } from '../on-operations.js';
import { onSuccessBody } from '../variation.js';

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
