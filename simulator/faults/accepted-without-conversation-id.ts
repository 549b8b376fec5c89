import { withoutHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Leaves X-Conversation-ID out of a 202. */
export const acceptedWithoutConversationId = onOperations(
  {
    name: 'accepted-without-conversation-id',
    requirement: 'API-ACCEPTED-HEADERS',
    description: 'Leaves X-Conversation-ID out of a 202.',
    mode: 'async',
    behaviour: onSuccess((answer) => (answer.status === 202 ? withoutHeader(answer, 'X-Conversation-ID') : answer)),
  },
  ['create', 'amend', 'cancel'],
);
