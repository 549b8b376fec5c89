import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers a reference of 51 characters. */
export const oversizedReference = onOperations(
  {
    name: 'oversized-reference',
    requirement: 'SP-CREATE-BODY',
    description: 'Answers a reference of 51 characters.',
    behaviour: onSuccessBody((body) => ({ ...body, supplierReference: 'R'.repeat(51) })),
  },
  ['create'],
);
