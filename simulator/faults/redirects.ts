import { withHeader, withoutBody } from '../answer.js';
import { onOperations } from '../on-operations.js';
import { onSuccess } from '../variation.js';

/** Answers an accepted request with a redirection. */
export const redirects = onOperations(
  {
    name: 'redirects',
    requirement: 'API-STATUS',
    description: 'Answers an accepted request with a redirection.',
    behaviour: onSuccess((answer) => withHeader({ ...withoutBody(answer), status: 302 }, 'Location', '/')),
  },
  ['create', 'slots', 'quote'],
);
