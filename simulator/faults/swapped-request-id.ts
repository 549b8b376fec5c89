import { withHeader } from '../answer.js';
import { onOperations } from '../on-operations.js';
import { onSuccess } from '../variation.js';

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
