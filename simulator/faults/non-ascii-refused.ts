import { textsIn } from '../json/json.js';
import { onOperations, problemNames } from '../variations/on-operations.js';
import { refusing } from '../variations/variation.js';

/** Refuses texts outside ASCII. */
export const nonAsciiRefused = onOperations(
  {
    name: 'non-ascii-refused',
    requirement: 'API-VALID-ACCEPTED',
    description: 'Refuses texts outside ASCII.',
    behaviour: refusing('The request has unusual characters', ({ body }) =>
      textsIn(body).some(({ text }) => /[\u{80}-\u{10ffff}]/u.test(text)),
    ),
  },
  [...problemNames, 'quote', 'order', 'ethernet'],
);
