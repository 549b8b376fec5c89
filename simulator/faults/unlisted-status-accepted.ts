import { onOperations } from '../variations/on-operations.js';

/** Accepts a decision outside the closed list. */
export const unlistedStatusAccepted = onOperations(
  {
    name: 'unlisted-status-accepted',
    requirement: 'API-FIELD-ENUM',
    description: 'Accepts a decision outside the closed list.',
    behaviour: { overlooks: ({ kind }) => kind === 'value-unlisted' },
  },
  ['resolutions'],
);
