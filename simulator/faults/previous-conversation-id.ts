import { withHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Answers with the X-Conversation-ID of the request before. */
export const previousConversationId = onOperations(
  {
    name: 'previous-conversation-id',
    requirement: 'API-CONVERSATION-ID',
    description: 'Answers with the X-Conversation-ID of the request before.',
    behaviour: onSuccess((answer, { previous }) =>
      withHeader(
        answer,
        'X-Conversation-ID',
        previous['X-Conversation-ID'] ?? answer.headers['X-Conversation-ID'] ?? '',
      ),
    ),
  },
  ['create', 'resolutions', 'reserve', 'order-cancel'],
);
