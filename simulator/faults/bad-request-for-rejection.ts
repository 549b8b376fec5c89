import { businessObjections } from '../messages/objection.js';
import { onOperations } from '../variations/on-operations.js';

/** Answers 400 where a well-formed request is rejected. */
export const badRequestForRejection = onOperations({
  name: 'bad-request-for-rejection',
  requirement: 'SP-REJECTION-CODE',
  description: 'Answers 400 where a well-formed request is rejected.',
  behaviour: {
    grades: ({ kind }) => (businessObjections.has(kind) ? { status: 400, code: 'INVALID_REQUEST' } : undefined),
  },
});
