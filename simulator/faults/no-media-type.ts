import { withoutHeader } from '../answer.js';
import { onOperations } from '../on-operations.js';
import { onSuccess } from '../variation.js';

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
