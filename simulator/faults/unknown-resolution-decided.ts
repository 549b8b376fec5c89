import { onOperations } from '../variations/on-operations.js';

/** Confirms a decision on a resolution that does not exist. */
export const unknownResolutionDecided = onOperations(
  {
    name: 'unknown-resolution-decided',
    requirement: 'SP-RESOLVE-UNKNOWN',
    description: 'Confirms a decision on a resolution that does not exist.',
    behaviour: { overlooks: ({ kind }) => kind === 'resolution-unknown' },
  },
  ['resolutions'],
);
