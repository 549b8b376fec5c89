import { withHeader } from '../messages/answer.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Answers with the first 20 characters of the X-Conversation-ID. */
export const truncatedConversationId = onOperations(
  {
    name: 'truncated-conversation-id',
    requirement: 'API-CONVERSATION-ID',
    description: 'Answers with the first 20 characters of the X-Conversation-ID.',
    behaviour: onSuccess((answer) =>
      withHeader(answer, 'X-Conversation-ID', answer.headers['X-Conversation-ID']?.slice(0, 20) ?? ''),
    ),
  },
  ['amend', 'slots', 'test'],
);
