import { withHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

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
