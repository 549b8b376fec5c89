import { isJsonObject } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { refusing } from '../variations/variation.js';

/** Refuses JSON whose first key is not the first documented one. */
export const keyOrderRefused = onOperations(
  {
    name: 'key-order-refused',
    requirement: 'API-JSON-LAYOUT',
    description: 'Refuses JSON whose first key is not the first documented one.',
    behaviour: refusing('The keys are out of order', ({ received }) => {
      const { address } = received;
      const asked = received['id'] === undefined && isJsonObject(address) ? address : received;
      return !['id', 'status'].includes(Object.keys(asked)[0] ?? '');
    }),
  },
  ['create', 'cancel', 'slots', 'quote', 'order-amend'],
);
