import { freeText } from '../messages/free-text.js';
import { lengthOf, textsIn } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { refusing } from '../variations/variation.js';

/** Refuses a text that is exactly as short as it may be. */
export const shortestTextRefused = onOperations(
  {
    name: 'shortest-text-refused',
    requirement: 'API-VALID-ACCEPTED',
    description: 'Refuses a text that is exactly as short as it may be.',
    behaviour: refusing('The text is too short', ({ body }) =>
      textsIn(body).some(
        ({ text, pointer }) => freeText.test(pointer) && lengthOf(text) === (pointer === '/problemText' ? 10 : 1),
      ),
    ),
  },
  ['create', 'resolutions'],
);
