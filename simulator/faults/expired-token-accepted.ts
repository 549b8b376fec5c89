import { onOperations } from '../variations/on-operations.js';

/** Accepts a token after its time. */
export const expiredTokenAccepted = onOperations(
  {
    name: 'expired-token-accepted',
    requirement: 'API-AUTH-VALID',
    description: 'Accepts a token after its time.',
    behaviour: { overlooks: ({ kind }) => kind === 'credentials-expired' },
  },
  ['create', 'availability', 'quote', 'slots', 'order-cancel', 'ethernet', 'test'],
);
