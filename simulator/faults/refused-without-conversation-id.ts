import { withoutHeader } from '../answer.js';
import { onOperations, problemNames } from '../on-operations.js';
import { onRefusal } from '../variation.js';

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
