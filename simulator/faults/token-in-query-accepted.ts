import { onOperations } from '../variations/on-operations.js';

/** Takes the token from the query string where no header has one. */
export const tokenInQueryAccepted = onOperations(
  {
    name: 'token-in-query-accepted',
    requirement: 'API-AUTH-REQUIRED',
    description: 'Takes the token from the query string where no header has one.',
    behaviour: {
      overlooks: ({ kind }, { request }) =>
        kind === 'credentials-missing' && new URLSearchParams(request.query).get('access_token') === 'demo-token',
    },
  },
  ['create', 'cancel', 'availability', 'slots', 'reserve', 'order', 'order-amend', 'test'],
);
