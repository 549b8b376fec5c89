import { withHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Answers with the X-Request-ID in upper case. */
export const upperCaseRequestId = onOperations(
  {
    name: 'upper-case-request-id',
    requirement: 'API-REQUEST-ID',
    description: 'Answers with the X-Request-ID in upper case.',
    behaviour: onSuccess((answer) =>
      withHeader(answer, 'X-Request-ID', answer.headers['X-Request-ID']?.toUpperCase() ?? ''),
    ),
  },
  ['amend', 'test', 'order'],
);
