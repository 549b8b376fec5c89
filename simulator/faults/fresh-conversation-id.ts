import { withHeader } from '../answer.js';
import { onOperations } from '../on-operations.js';
import { onSuccess } from '../variation.js';

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
