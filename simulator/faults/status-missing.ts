import { without } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Leaves the status of a new problem out. */
export const statusMissing = onOperations(
  {
    name: 'status-missing',
    requirement: 'SP-CREATE-BODY',
    description: 'Leaves the status of a new problem out.',
    behaviour: onSuccessBody((body) => without(body, '/status')),
  },
  ['create'],
);
