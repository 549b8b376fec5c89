import { onOperations, problemNames } from '../variations/on-operations.js';

/** Accepts a request without X-Request-ID. */
export const missingRequestIdAccepted = onOperations(
  {
    name: 'missing-request-id-accepted',
    requirement: 'API-HEADER-REQUIRED',
    description: 'Accepts a request without X-Request-ID.',
    behaviour: { overlooks: ({ kind, at }) => kind === 'header-missing' && at === 'X-Request-ID' },
  },
  [...problemNames, 'quote', 'availability', 'order'],
);
