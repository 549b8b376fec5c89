import { withHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Answers with the X-Conversation-ID as X-Request-ID. */
export const swappedRequestId = onOperations(
  {
    name: 'swapped-request-id',
    requirement: 'API-REQUEST-ID',
    description: 'Answers with the X-Conversation-ID as X-Request-ID.',
    behaviour: onSuccess((answer) => withHeader(answer, 'X-Request-ID', answer.headers['X-Conversation-ID'] ?? '')),
  },
  ['create', 'quote', 'order-cancel'],
);
