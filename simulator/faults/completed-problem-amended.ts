import { problemOf } from '../operations/problem-in-flight.js';
import { onOperations } from '../variations/on-operations.js';

/** Confirms an amendment of a completed problem. */
export const completedProblemAmended = onOperations(
  {
    name: 'completed-problem-amended',
    requirement: 'SP-AMEND-ENDED',
    description: 'Confirms an amendment of a completed problem.',
    behaviour: {
      overlooks: ({ kind }, context) => kind === 'problem-ended' && problemOf(context)?.status === 'COMPLETED',
    },
  },
  ['amend'],
);
