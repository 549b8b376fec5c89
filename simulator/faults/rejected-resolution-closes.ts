import { onOperations } from '../variations/on-operations.js';

/** Closes a problem although its resolution is rejected. */
export const rejectedResolutionCloses = onOperations(
  {
    name: 'rejected-resolution-closes',
    requirement: 'SP-RESOLVE-REOPENS',
    description: 'Closes a problem although its resolution is rejected.',
    behaviour: {
      answers: (answer, { body, book, request }, objection) => {
        const resolution = book.resolution(request.pathId);
        const confirmed = objection === undefined && body['status'] === 'REJECTED';
        if (confirmed && resolution && !resolution.demonstration) resolution.problem.status = 'COMPLETED';
        return answer;
      },
    },
  },
  ['resolutions'],
);
