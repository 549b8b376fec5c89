import { onOperations, problemNames } from '../variations/on-operations.js';

/** Accepts an empty body, and takes plausible values for what is missing. */
export const emptyBodyAccepted = onOperations(
  {
    name: 'empty-body-accepted',
    requirement: 'API-JSON-ONLY',
    description: 'Accepts an empty body, and takes plausible values for what is missing.',
    behaviour: {
      overlooks: ({ kind, at }, { request }) =>
        at === '' && (kind === 'body-empty' || (kind === 'media-type' && request.text === '')),
    },
  },
  [...problemNames, 'reserve', 'order-amend'],
);
