import { withoutHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Leaves the media type of its body out. */
export const noMediaType = onOperations(
  {
    name: 'no-media-type',
    requirement: 'API-CONTENT-TYPE',
    description: 'Leaves the media type of its body out.',
    behaviour: onSuccess((answer) => withoutHeader(answer, 'Content-Type')),
  },
  ['amend', 'cancel', 'slots', 'order-cancel', 'ethernet'],
);
