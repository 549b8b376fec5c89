import { onOperations } from '../variations/on-operations.js';

/** Confirms a cancellation of a problem that does not exist. */
export const unknownProblemCancelled = onOperations(
  {
    name: 'unknown-problem-cancelled',
    requirement: 'SP-CANCEL-UNKNOWN',
    description: 'Confirms a cancellation of a problem that does not exist.',
    behaviour: { overlooks: ({ kind }) => kind === 'problem-unknown' },
  },
  ['cancel'],
);
