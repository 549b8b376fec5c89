import { withHeader, withoutBody } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

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
