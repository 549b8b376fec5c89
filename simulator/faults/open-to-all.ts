import { onOperations, problemNames } from '../variations/on-operations.js';

/** Accepts a request without credentials. */
export const openToAll = onOperations(
  {
    name: 'open-to-all',
    requirement: 'API-AUTH-REQUIRED',
    description: 'Accepts a request without credentials.',
    behaviour: { overlooks: ({ kind }) => kind === 'credentials-missing' },
  },
  [
    ...problemNames,
    'availability',
    'quote',
    'slots',
    'reserve',
    'order',
    'order-amend',
    'order-cancel',
    'ethernet',
    'test',
  ],
);
