import { withHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Answers with the first 20 characters of the X-Request-ID. */
export const truncatedRequestId = onOperations(
  {
    name: 'truncated-request-id',
    requirement: 'API-REQUEST-ID',
    description: 'Answers with the first 20 characters of the X-Request-ID.',
    behaviour: onSuccess((answer) =>
      withHeader(answer, 'X-Request-ID', answer.headers['X-Request-ID']?.slice(0, 20) ?? ''),
    ),
  },
  ['cancel', 'reserve', 'ethernet'],
);
