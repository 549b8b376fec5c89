import { jsonTextsOf } from '../variations/json-texts.js';
import { onOperations } from '../variations/on-operations.js';
import { refusing } from '../variations/variation.js';

/** An escape, not the letter u after a backslash that is itself escaped. */
const escape = /(?<!\\)(?:\\\\)*\\u[0-9a-f]{4}/i;

/** Refuses JSON with characters written as escapes. */
export const escapesRefused = onOperations(
  {
    name: 'escapes-refused',
    requirement: 'API-JSON-LAYOUT',
    description: 'Refuses JSON with characters written as escapes.',
    behaviour: refusing('The JSON has escapes', ({ request }) =>
      jsonTextsOf(request).some((text) => escape.test(text)),
    ),
  },
  ['amend', 'resolutions', 'order-cancel', 'ethernet', 'availability'],
);
