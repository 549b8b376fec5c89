import { textsIn } from '../json.js';
import { onOperations } from '../on-operations.js';
import { refusing } from '../variation.js';

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
