import { textsIn } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { refusing } from '../variations/variation.js';

/** Refuses apostrophes. */
export const apostropheRefused = onOperations(
  {
    name: 'apostrophe-refused',
    requirement: 'API-VALID-ACCEPTED',
    description: 'Refuses apostrophes.',
    behaviour: refusing('The request has unusual characters', ({ body }) =>
      textsIn(body).some(({ text }) => text.includes("'")),
    ),
  },
  ['create', 'cancel', 'order', 'quote'],
);
