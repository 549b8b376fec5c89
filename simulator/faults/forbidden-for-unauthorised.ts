import { onOperations } from '../variations/on-operations.js';

/** Answers 403 for missing or unknown credentials. */
export const forbiddenForUnauthorised = onOperations(
  {
    name: 'forbidden-for-unauthorised',
    requirement: 'API-AUTH-CODE',
    description: 'Answers 403 for missing or unknown credentials.',
    behaviour: {
      grades: ({ kind }) => (kind.startsWith('credentials-') ? { status: 403, code: 'NOT_AUTHORISED' } : undefined),
    },
  },
  ['amend', 'resolutions', 'quote', 'reserve', 'order-amend', 'order-cancel', 'test'],
);
