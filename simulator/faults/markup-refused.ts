import { textsIn } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { refusing } from '../variations/variation.js';

/** Refuses angle brackets. */
export const markupRefused = onOperations(
  {
    name: 'markup-refused',
    requirement: 'API-VALID-ACCEPTED',
    description: 'Refuses angle brackets.',
    behaviour: refusing('The request has unusual characters', ({ body }) =>
      textsIn(body).some(({ text }) => /[<>]/.test(text)),
    ),
  },
  ['create', 'order-amend', 'ethernet'],
);
