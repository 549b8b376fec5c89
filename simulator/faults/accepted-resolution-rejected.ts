import { onOperations } from '../variations/on-operations.js';

/** Re-opens a completed problem by a later rejection. */
export const acceptedResolutionRejected = onOperations(
  {
    name: 'accepted-resolution-rejected',
    requirement: 'SP-RESOLVE-ENDED',
    description: 'Re-opens a completed problem by a later rejection.',
    behaviour: {
      overlooks: ({ kind }, { body, book, request }) =>
        kind === 'resolution-decided' &&
        body['status'] === 'REJECTED' &&
        book.resolution(request.pathId)?.decision === 'ACCEPTED',
    },
  },
  ['resolutions'],
);
