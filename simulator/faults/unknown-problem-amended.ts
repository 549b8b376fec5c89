import { onOperations } from '../variations/on-operations.js';

/** Confirms an amendment of a problem that does not exist. */
export const unknownProblemAmended = onOperations(
  {
    name: 'unknown-problem-amended',
    requirement: 'SP-AMEND-UNKNOWN',
    description: 'Confirms an amendment of a problem that does not exist.',
    behaviour: { overlooks: ({ kind }) => kind === 'problem-unknown' },
  },
  ['amend'],
);
