import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers an id that is one higher. */
export const idShifted = onOperations(
  {
    name: 'id-shifted',
    requirement: 'API-UNCHANGED',
    description: 'Answers an id that is one higher.',
    behaviour: onSuccessBody((body) => ({ ...body, id: Number(body['id']) + 1 })),
  },
  ['create', 'amend', 'cancel', 'reserve', 'order', 'order-cancel', 'test'],
);
