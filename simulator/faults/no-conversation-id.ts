import { withoutHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Leaves X-Conversation-ID out of the answer to an accepted request. */
export const noConversationId = onOperations({
  name: 'no-conversation-id',
  requirement: 'API-CONVERSATION-ID',
  description: 'Leaves X-Conversation-ID out of the answer to an accepted request.',
  behaviour: onSuccess((answer) => (answer.body === undefined ? answer : withoutHeader(answer, 'X-Conversation-ID'))),
});
