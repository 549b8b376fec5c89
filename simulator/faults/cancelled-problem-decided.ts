import { onOperations } from '../variations/on-operations.js';

/** Confirms a decision on the resolution of a cancelled problem. */
export const cancelledProblemDecided = onOperations(
  {
    name: 'cancelled-problem-decided',
    requirement: 'SP-RESOLVE-ENDED',
    description: 'Confirms a decision on the resolution of a cancelled problem.',
    behaviour: {
      overlooks: ({ kind }, { book, request }) =>
        kind === 'problem-ended' && book.resolution(request.pathId)?.problem.status === 'CANCELLED',
    },
  },
  ['resolutions'],
);
