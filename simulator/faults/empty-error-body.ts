import { withoutBody } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onRefusal } from '../variations/variation.js';

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
