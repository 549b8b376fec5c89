import { withHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Answers with an X-Conversation-ID of its own. */
export const freshConversationId = onOperations(
  {
    name: 'fresh-conversation-id',
    requirement: 'API-CONVERSATION-ID',
    description: 'Answers with an X-Conversation-ID of its own.',
    behaviour: onSuccess((answer) => withHeader(answer, 'X-Conversation-ID', crypto.randomUUID())),
  },
  ['amend', 'cancel', 'quote', 'order-amend'],
);
