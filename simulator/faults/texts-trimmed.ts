import { remark } from '../messages/free-text.js';
import { mapTexts } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Trims free texts. */
export const textsTrimmed = onOperations({
  name: 'texts-trimmed',
  requirement: 'API-UNCHANGED',
  description: 'Trims free texts.',
  behaviour: onSuccessBody((body) =>
    mapTexts(body, (text, pointer) => (remark.test(pointer) ? text.trim() || text : text)),
  ),
});
