import { withoutHeader } from '../answer.js';
import { onOperations } from '../on-operations.js';
import { onSuccess } from '../variation.js';

/** Leaves X-Conversation-ID out of the answer to an accepted request. */
export const noConversationId = onOperations({
  name: 'no-conversation-id',
  requirement: 'API-CONVERSATION-ID',
  description: 'Leaves X-Conversation-ID out of the answer to an accepted request.',
  behaviour: onSuccess((answer) => (answer.body === undefined ? answer : withoutHeader(answer, 'X-Conversation-ID'))),
});
