import { textsIn } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { refusing } from '../variations/variation.js';

/** Refuses line breaks in texts. */
export const lineBreakRefused = onOperations(
  {
    name: 'line-break-refused',
    requirement: 'API-VALID-ACCEPTED',
    description: 'Refuses line breaks in texts.',
    behaviour: refusing('The request has unusual characters', ({ body }) =>
      textsIn(body).some(({ text }) => text.includes('\n')),
    ),
  },
  ['create', 'order-amend'],
);
