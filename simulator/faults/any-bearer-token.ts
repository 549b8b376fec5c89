import { onOperations, problemNames } from '../variations/on-operations.js';

/** Accepts any bearer token. */
export const anyBearerToken = onOperations(
  {
    name: 'any-bearer-token',
    requirement: 'API-AUTH-VALID',
    description: 'Accepts any bearer token.',
    behaviour: {
      overlooks: ({ kind }, { request }) =>
        kind === 'credentials-unknown' && /^bearer /i.test(request.header('Authorization')),
    },
  },
  [...problemNames, 'availability', 'reserve', 'order', 'order-cancel', 'test'],
);
