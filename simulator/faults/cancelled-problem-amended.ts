import { onOperations } from '../on-operations.js';

/** Confirms an amendment of a cancelled problem. */
export const cancelledProblemAmended = onOperations(
  {
    name: 'cancelled-problem-amended',
    requirement: 'SP-AMEND-ENDED',
    description: 'Confirms an amendment of a cancelled problem.',
    behaviour: {
      overlooks: ({ kind }, { book, body, tenant }) =>
        kind === 'problem-ended' && book.byId(String(body['serviceProblemId']), tenant)?.status !== 'COMPLETED',
    },
  },
  ['amend'],
);
