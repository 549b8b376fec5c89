import { onOperations } from '../on-operations.js';
import { refusing } from '../variation.js';

/** Refuses JSON whose first key is not the first documented one. */
export const keyOrderRefused = onOperations(
  {
    name: 'key-order-refused',
    requirement: 'API-JSON-LAYOUT',
    description: 'Refuses JSON whose first key is not the first documented one.',
    behaviour: refusing(
      'The keys are out of order',
      ({ received }) => !['id', 'status'].includes(Object.keys(received)[0] ?? ''),
    ),
  },
  ['create', 'cancel'],
);
