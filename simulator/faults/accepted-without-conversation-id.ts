import { withoutHeader } from '../answer.js';
import { onOperations } from '../on-operations.js';
import { onSuccess } from '../variation.js';

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
