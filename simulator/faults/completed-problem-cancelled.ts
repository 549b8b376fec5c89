import { problemOf } from '../operations/problem-in-flight.js';
import { onOperations } from '../variations/on-operations.js';

/** Confirms a cancellation of a completed problem. */
export const completedProblemCancelled = onOperations(
  {
    name: 'completed-problem-cancelled',
    requirement: 'SP-CANCEL-ENDED',
    description: 'Confirms a cancellation of a completed problem.',
    behaviour: {
      overlooks: ({ kind }, context) => kind === 'problem-ended' && problemOf(context)?.status === 'COMPLETED',
    },
  },
  ['cancel'],
);
