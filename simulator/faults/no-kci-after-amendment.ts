import { onOperations } from '../on-operations.js';

/** Never sends the KCI that follows the 202 to an amendment. */
export const noKciAfterAmendment = onOperations(
  {
    name: 'no-kci-after-amendment',
    requirement: 'SP-AMEND-KCI',
    description: 'Never sends the KCI that follows the 202 to an amendment.',
    mode: 'async',
    behaviour: { updates: () => [] },
  },
  ['amend'],
);
