import { withHeader } from '../messages/answer.js';
import { onOperations, problemNames } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Gives its JSON body as HTML. */
export const htmlMediaType = onOperations(
  {
    name: 'html-media-type',
    requirement: 'API-CONTENT-TYPE',
    description: 'Gives its JSON body as HTML.',
    behaviour: onSuccess((answer) =>
      answer.body === undefined ? answer : withHeader(answer, 'Content-Type', 'text/html'),
    ),
  },
  [...problemNames, 'availability', 'reserve', 'order-amend'],
);
