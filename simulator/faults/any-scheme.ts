import { onOperations } from '../variations/on-operations.js';

/** Accepts any credentials that are not a bearer token. */
export const anyScheme = onOperations(
  {
    name: 'any-scheme',
    requirement: 'API-AUTH-VALID',
    description: 'Accepts any credentials that are not a bearer token.',
    behaviour: {
      overlooks: ({ kind }, { request }) =>
        kind === 'credentials-unknown' && !/^bearer /i.test(request.header('Authorization')),
    },
  },
  ['create', 'cancel', 'quote', 'slots', 'order-amend', 'ethernet'],
);
