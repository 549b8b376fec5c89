import { withHeader } from '../answer.js';
import { onOperations } from '../on-operations.js';
import { onSuccess } from '../variation.js';

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
