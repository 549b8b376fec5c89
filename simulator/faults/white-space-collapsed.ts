import { remark } from '../messages/free-text.js';
import { mapTexts } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Makes one space of several white-space characters. */
export const whiteSpaceCollapsed = onOperations(
  {
    name: 'white-space-collapsed',
    requirement: 'API-UNCHANGED',
    description: 'Makes one space of several white-space characters.',
    behaviour: onSuccessBody((body) =>
      mapTexts(body, (text, pointer) => (remark.test(pointer) ? text.replace(/\s+/g, ' ') : text)),
    ),
  },
  ['create', 'amend'],
);
