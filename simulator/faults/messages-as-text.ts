import { onOperations } from '../variations/on-operations.js';
import { onErrorBody } from '../variations/variation.js';

/** Gives the messages of an error as one text. */
export const messagesAsText = onOperations(
  {
    name: 'messages-as-text',
    requirement: 'API-ERROR-BODY',
    description: 'Gives the messages of an error as one text.',
    behaviour: onErrorBody((body) => ({ ...body, messages: 'The request is refused' })),
  },
  ['create', 'cancel', 'order', 'test'],
);
