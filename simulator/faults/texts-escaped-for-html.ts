import { remark } from '../messages/free-text.js';
import { mapTexts } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Escapes free texts for HTML. */
export const textsEscapedForHtml = onOperations(
  {
    name: 'texts-escaped-for-html',
    requirement: 'API-UNCHANGED',
    description: 'Escapes free texts for HTML.',
    behaviour: onSuccessBody((body) =>
      mapTexts(body, (text, pointer) =>
        remark.test(pointer)
          ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&#39;').slice(0, 1000)
          : text,
      ),
    ),
  },
  ['create', 'resolutions'],
);
