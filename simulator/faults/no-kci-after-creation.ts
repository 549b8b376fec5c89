import { onOperations } from '../on-operations.js';

/** Never sends the KCI that follows the 202 to a new problem. */
export const noKciAfterCreation = onOperations(
  {
    name: 'no-kci-after-creation',
    requirement: 'SP-CREATE-KCI',
    description: 'Never sends the KCI that follows the 202 to a new problem.',
    mode: 'async',
    behaviour: { updates: () => [] },
  },
  ['create'],
);
