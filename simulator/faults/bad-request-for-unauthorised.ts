import { onOperations, problemNames } from '../variations/on-operations.js';

/** Answers 400 for missing or unknown credentials. */
export const badRequestForUnauthorised = onOperations(
  {
    name: 'bad-request-for-unauthorised',
    requirement: 'API-AUTH-CODE',
    description: 'Answers 400 for missing or unknown credentials.',
    behaviour: {
      grades: ({ kind }) => (kind.startsWith('credentials-') ? { status: 400, code: 'NOT_AUTHORISED' } : undefined),
    },
  },
  [...problemNames, 'availability', 'slots', 'order', 'ethernet'],
);
