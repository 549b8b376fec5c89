import { onOperations } from '../variations/on-operations.js';

/** Accepts a problem with a service that it does not know. */
export const unknownServiceAccepted = onOperations(
  {
    name: 'unknown-service-accepted',
    requirement: 'SP-CREATE-VALIDATES',
    description: 'Accepts a problem with a service that it does not know.',
    behaviour: { overlooks: ({ kind }) => kind === 'service-unknown' },
  },
  ['create'],
);
