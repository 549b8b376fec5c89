import { onOperations, problemNames } from '../variations/on-operations.js';

/** Accepts a request without X-Conversation-ID. */
export const missingConversationIdAccepted = onOperations(
  {
    name: 'missing-conversation-id-accepted',
    requirement: 'API-HEADER-REQUIRED',
    description: 'Accepts a request without X-Conversation-ID.',
    behaviour: { overlooks: ({ kind, at }) => kind === 'header-missing' && at === 'X-Conversation-ID' },
  },
  [...problemNames, 'ethernet', 'reserve', 'slots'],
);
