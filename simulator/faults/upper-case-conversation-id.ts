import { withHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Answers with the X-Conversation-ID in upper case. */
export const upperCaseConversationId = onOperations(
  {
    name: 'upper-case-conversation-id',
    requirement: 'API-CONVERSATION-ID',
    description: 'Answers with the X-Conversation-ID in upper case.',
    behaviour: onSuccess((answer) =>
      withHeader(answer, 'X-Conversation-ID', answer.headers['X-Conversation-ID']?.toUpperCase() ?? ''),
    ),
  },
  ['cancel', 'order', 'quote'],
);
