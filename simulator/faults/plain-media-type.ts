import { withHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Gives its JSON body as plain text. */
export const plainMediaType = onOperations(
  {
    name: 'plain-media-type',
    requirement: 'API-CONTENT-TYPE',
    description: 'Gives its JSON body as plain text.',
    behaviour: onSuccess((answer) =>
      answer.body === undefined ? answer : withHeader(answer, 'Content-Type', 'text/plain; charset=utf-8'),
    ),
  },
  ['create', 'resolutions', 'quote', 'order', 'test'],
);
