import { mapTexts } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers e-mail addresses in lower case. */
export const emailInLowerCase = onOperations(
  {
    name: 'email-in-lower-case',
    requirement: 'API-UNCHANGED',
    description: 'Answers e-mail addresses in lower case.',
    behaviour: onSuccessBody((body) =>
      mapTexts(body, (text, pointer) => (pointer.endsWith('/email') ? text.toLowerCase() : text)),
    ),
  },
  ['create'],
);
