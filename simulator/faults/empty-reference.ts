import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Hands out an empty reference. */
export const emptyReference = onOperations(
  {
    name: 'empty-reference',
    requirement: 'SP-CREATE-BODY',
    description: 'Hands out an empty reference.',
    behaviour: onSuccessBody((body) => ({ ...body, supplierReference: '' })),
  },
  ['create'],
);
