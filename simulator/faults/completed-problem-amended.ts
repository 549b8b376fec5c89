import { onOperations } from '../on-operations.js';

/** Confirms an amendment of a completed problem. */
export const completedProblemAmended = onOperations(
  {
    name: 'completed-problem-amended',
    requirement: 'SP-AMEND-ENDED',
    description: 'Confirms an amendment of a completed problem.',
    behaviour: {
      overlooks: ({ kind }, { book, body, tenant }) =>
        kind === 'problem-ended' && book.byId(String(body['serviceProblemId']), tenant)?.status === 'COMPLETED',
    },
  },
  ['amend'],
);
