import { businessObjections } from '../messages/objection.js';
import { onOperations } from '../variations/on-operations.js';

/** Answers 403 where a well-formed request is rejected. */
export const forbiddenForRejection = onOperations(
  {
    name: 'forbidden-for-rejection',
    requirement: 'SP-REJECTION-CODE',
    description: 'Answers 403 where a well-formed request is rejected.',
    behaviour: {
      grades: ({ kind }) => (businessObjections.has(kind) ? { status: 403, code: 'INVALID_REQUEST' } : undefined),
    },
  },
  ['cancel'],
);
