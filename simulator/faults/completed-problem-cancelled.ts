import { onOperations } from '../on-operations.js';

/** Confirms a cancellation of a completed problem. */
export const completedProblemCancelled = onOperations(
  {
    name: 'completed-problem-cancelled',
    requirement: 'SP-CANCEL-ENDED',
    description: 'Confirms a cancellation of a completed problem.',
    behaviour: {
      overlooks: ({ kind }, { book, body, tenant }) =>
        kind === 'problem-ended' && book.byId(String(body['serviceProblemId']), tenant)?.status === 'COMPLETED',
    },
  },
  ['cancel'],
);
