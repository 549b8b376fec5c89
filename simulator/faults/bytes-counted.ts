import { textsIn } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { refusing } from '../variations/variation.js';

/** Takes the longest text to be 1000 bytes, not characters. */
export const bytesCounted = onOperations(
  {
    name: 'bytes-counted',
    requirement: 'API-VALID-ACCEPTED',
    description: 'Takes the longest text to be 1000 bytes, not characters.',
    behaviour: refusing('The text is too long', ({ body }) =>
      textsIn(body).some(({ text }) => Buffer.byteLength(text) > 1000),
    ),
  },
  ['create', 'resolutions'],
);
