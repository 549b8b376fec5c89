import { withText } from '../messages/answer.js';
import { onOperations, problemNames } from '../variations/on-operations.js';
import { onRefusal } from '../variations/variation.js';

/** Answers an error with a page for people. */
export const htmlErrorPage = onOperations(
  {
    name: 'html-error-page',
    requirement: 'API-ERROR-BODY',
    description: 'Answers an error with a page for people.',
    behaviour: onRefusal((answer) =>
      withText(answer, 'text/html', '<html><body><h1>Something went wrong</h1></body></html>'),
    ),
  },
  [...problemNames, 'availability', 'order-amend', 'ethernet'],
);
