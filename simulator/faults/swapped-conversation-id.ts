import { withHeader } from '../answer.js';
import { onOperations } from '../on-operations.js';
import { onSuccess } from '../variation.js';

/** Answers with the X-Request-ID as X-Conversation-ID. */
export const swappedConversationId = onOperations(
  {
    name: 'swapped-conversation-id',
    requirement: 'API-CONVERSATION-ID',
    description: 'Answers with the X-Request-ID as X-Conversation-ID.',
    behaviour: onSuccess((answer) => withHeader(answer, 'X-Conversation-ID', answer.headers['X-Request-ID'] ?? '')),
  },
  ['resolutions', 'availability', 'ethernet'],
);
