import { withoutHeader } from '../messages/answer.js';
import { onOperations, problemNames } from '../variations/on-operations.js';
import { onRefusal } from '../variations/variation.js';

/** Leaves X-Conversation-ID out of an error answer. */
export const refusedWithoutConversationId = onOperations(
  {
    name: 'refused-without-conversation-id',
    requirement: 'API-ERROR-HEADERS',
    description: 'Leaves X-Conversation-ID out of an error answer.',
    behaviour: onRefusal((answer) => withoutHeader(answer, 'X-Conversation-ID')),
  },
  [...problemNames, 'quote', 'slots', 'order-amend'],
);
