import { onOperations } from '../variations/on-operations.js';

/** Accepts a form, and takes plausible values for what is missing. */
export const formAccepted = onOperations(
  {
    name: 'form-accepted',
    requirement: 'API-JSON-ONLY',
    description: 'Accepts a form, and takes plausible values for what is missing.',
    behaviour: {
      overlooks: ({ kind }, { request }) => kind === 'media-type' && request.header('Content-Type').includes('form'),
    },
  },
  ['amend', 'resolutions', 'order-cancel', 'test'],
);
