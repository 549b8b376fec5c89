import { withHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onRefusal } from '../variations/variation.js';

/** Gives an error answer an X-Conversation-ID of its own. */
export const refusedWithFreshConversationId = onOperations(
  {
    name: 'refused-with-fresh-conversation-id',
    requirement: 'API-ERROR-HEADERS',
    description: 'Gives an error answer an X-Conversation-ID of its own.',
    behaviour: onRefusal((answer) => withHeader(answer, 'X-Conversation-ID', crypto.randomUUID())),
  },
  ['create', 'ethernet', 'availability'],
);
