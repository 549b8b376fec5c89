import { mapTexts } from '../json.js';
import { onSuccessBody } from '../variation.js';
import { remark } from '../free-text.js';
import { onOperations } from '../on-operations.js';

/** Trims free texts. */
export const textsTrimmed = onOperations({
  name: 'texts-trimmed',
  requirement: 'API-UNCHANGED',
  description: 'Trims free texts.',
  behaviour: onSuccessBody((body) =>
    mapTexts(body, (text, pointer) => (remark.test(pointer) ? text.trim() || text : text)),
  ),
});
