import { errorAnswer } from '../messages/answer.js';
import { onOperations, problemNames } from '../variations/on-operations.js';

/** Answers 501 to everything. */
export const notImplemented = onOperations(
  {
    name: 'not-implemented',
    requirement: 'API-IMPLEMENTED',
    description: 'Answers 501 to everything.',
    behaviour: {
      answers: (_answer, { correlation }) =>
        errorAnswer({ status: 501, code: 'NOT_IMPLEMENTED' }, ['Not implemented'], { ...correlation }),
    },
  },
  [
    ...problemNames,
    'availability',
    'quote',
    'slots',
    'reserve',
    'order',
    'order-amend',
    'order-cancel',
    'ethernet',
    'test',
  ],
);
