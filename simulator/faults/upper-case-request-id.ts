import { withHeader } from '../answer.js';
import { onOperations } from '../on-operations.js';
import { onSuccess } from '../variation.js';

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
