import { onOperations } from '../on-operations.js';

/** Never sends the KCI that follows the 202 to a cancellation. */
export const noKciAfterCancellation = onOperations(
  {
    name: 'no-kci-after-cancellation',
    requirement: 'SP-CANCEL-KCI',
    description: 'Never sends the KCI that follows the 202 to a cancellation.',
    mode: 'async',
    behaviour: { updates: () => [] },
  },
  ['cancel'],
);
