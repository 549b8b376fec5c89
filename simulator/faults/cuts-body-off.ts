import { onOperations } from '../variations/on-operations.js';

/** Closes the connection after half of the body that it announced. */
export const cutsBodyOff = onOperations(
  {
    name: 'cuts-body-off',
    requirement: 'API-ANSWER',
    description: 'Closes the connection after half of the body that it announced.',
    behaviour: { transmits: ({ body }) => (body === undefined ? undefined : 'cut-off') },
  },
  ['create', 'cancel', 'reserve', 'order-cancel'],
);
