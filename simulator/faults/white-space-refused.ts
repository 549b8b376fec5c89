import { jsonTextsOf } from '../variations/json-texts.js';
import { onOperations, problemNames } from '../variations/on-operations.js';
import { refusing } from '../variations/variation.js';

/** Refuses JSON with white space between its parts. */
export const whiteSpaceRefused = onOperations(
  {
    name: 'white-space-refused',
    requirement: 'API-JSON-LAYOUT',
    description: 'Refuses JSON with white space between its parts.',
    behaviour: refusing('The JSON has white space', ({ request }) =>
      jsonTextsOf(request).some((text) => /[\n\r\t]|^ |^\{ /.test(text)),
    ),
  },
  [...problemNames, 'availability', 'reserve', 'order', 'test'],
);
