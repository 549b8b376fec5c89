import { onOperations } from '../variations/on-operations.js';

/** Closes the connection after the headers. */
export const stopsAfterHeaders = onOperations(
  {
    name: 'stops-after-headers',
    requirement: 'API-ANSWER',
    description: 'Closes the connection after the headers.',
    behaviour: { transmits: () => 'headers-only' },
  },
  ['cancel', 'resolutions', 'order-amend', 'ethernet'],
);
