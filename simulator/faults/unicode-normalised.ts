import { remark } from '../messages/free-text.js';
import { mapTexts } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Composes characters from letters and accents. */
export const unicodeNormalised = onOperations(
  {
    name: 'unicode-normalised',
    requirement: 'API-UNCHANGED',
    description: 'Composes characters from letters and accents.',
    behaviour: onSuccessBody((body) =>
      mapTexts(body, (text, pointer) => (remark.test(pointer) ? text.normalize('NFC') : text)),
    ),
  },
  ['create'],
);
