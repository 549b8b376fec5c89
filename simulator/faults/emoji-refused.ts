import { textsIn } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { refusing } from '../variations/variation.js';

/** Refuses characters outside the basic plane. */
export const emojiRefused = onOperations(
  {
    name: 'emoji-refused',
    requirement: 'API-VALID-ACCEPTED',
    description: 'Refuses characters outside the basic plane.',
    behaviour: refusing('The request has unusual characters', ({ body }) =>
      textsIn(body).some(({ text }) => /[\u{10000}-\u{10ffff}]/u.test(text)),
    ),
  },
  ['create', 'ethernet', 'order-amend'],
);
