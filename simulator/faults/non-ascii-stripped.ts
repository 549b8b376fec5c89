import { remark } from '../free-text.js';
import { mapTexts } from '../json.js';
import { onOperations } from '../on-operations.js';
import { onSuccessBody } from '../variation.js';

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
