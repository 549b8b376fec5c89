import { onOperations } from '../on-operations.js';

/** Confirms a cancellation of a cancelled problem. */
export const cancelledProblemCancelled = onOperations(
  {
    name: 'cancelled-problem-cancelled',
    requirement: 'SP-CANCEL-ENDED',
    description: 'Confirms a cancellation of a cancelled problem.',
    behaviour: {
      overlooks: ({ kind }, { book, body, tenant }) =>
        kind === 'problem-ended' && book.byId(String(body['serviceProblemId']), tenant)?.status !== 'COMPLETED',
    },
  },
  ['cancel'],
);
