import { remark } from '../messages/free-text.js';
import { mapTexts } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers free texts in upper case. */
export const textsInUpperCase = onOperations(
  {
    name: 'texts-in-upper-case',
    requirement: 'API-UNCHANGED',
    description: 'Answers free texts in upper case.',
    behaviour: onSuccessBody((body) =>
      mapTexts(body, (text, pointer) => (remark.test(pointer) ? text.toUpperCase().slice(0, 1000) : text)),
    ),
  },
  ['cancel'],
);
