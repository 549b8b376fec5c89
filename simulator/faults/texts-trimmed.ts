import { remark } from '../free-text.js';
import { mapTexts } from '../json.js';
import { onOperations } from '../on-operations.js';
import { onSuccessBody } from '../variation.js';

/** Trims free texts. */
export const textsTrimmed = onOperations({
  name: 'texts-trimmed',
  requirement: 'API-UNCHANGED',
  description: 'Trims free texts.',
  behaviour: onSuccessBody((body) =>
    mapTexts(body, (text, pointer) => (remark.test(pointer) ? text.trim() || text : text)),
  ),
});
