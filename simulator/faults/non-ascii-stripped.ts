import { remark } from '../messages/free-text.js';
import { mapTexts } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Replaces characters outside ASCII. */
export const nonAsciiStripped = onOperations(
  {
    name: 'non-ascii-stripped',
    requirement: 'API-UNCHANGED',
    description: 'Replaces characters outside ASCII.',
    behaviour: onSuccessBody((body) =>
      mapTexts(body, (text, pointer) => (remark.test(pointer) ? text.replace(/[\u{80}-\u{10ffff}]/gu, '?') : text)),
    ),
  },
  ['amend', 'resolutions'],
);
