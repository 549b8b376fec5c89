import { lengthOf, textsIn } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { refusing } from '../variations/variation.js';

/** Refuses a text that is exactly as long as it may be. */
export const longestTextRefused = onOperations({
  name: 'longest-text-refused',
  requirement: 'API-VALID-ACCEPTED',
  description: 'Refuses a text that is exactly as long as it may be.',
  behaviour: refusing('The text is too long', ({ body }) =>
    textsIn(body).some(({ text, pointer }) => lengthOf(text) === (pointer === '/problemText' ? 80 : 1000)),
  ),
});
