import { withoutBody } from '../answer.js';
import { onOperations } from '../on-operations.js';
import { onRefusal } from '../variation.js';

/** Answers an error without a body. */
export const emptyErrorBody = onOperations(
  {
    name: 'empty-error-body',
    requirement: 'API-ERROR-BODY',
    description: 'Answers an error without a body.',
    behaviour: onRefusal(withoutBody),
  },
  ['create', 'resolutions', 'quote', 'test'],
);
