import { remark } from '../messages/free-text.js';
import { mapTexts } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Cuts free texts off after 255 characters. */
export const textsTruncated = onOperations(
  {
    name: 'texts-truncated',
    requirement: 'API-UNCHANGED',
    description: 'Cuts free texts off after 255 characters.',
    behaviour: onSuccessBody((body) =>
      mapTexts(body, (text, pointer) => (remark.test(pointer) ? text.slice(0, 255) : text)),
    ),
  },
  ['create', 'cancel'],
);
