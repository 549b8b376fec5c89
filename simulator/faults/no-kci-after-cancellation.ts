import { cancelProblem, sendUpdate } from '../../contract/requirements/index.js';
import type { Fault } from '../variations/fault.js';

/** Never sends the KCI that follows the 202 to a cancellation. */
export const noKciAfterCancellation: Fault = {
  name: 'no-kci-after-cancellation',
  requirement: 'SP-CANCEL-KCI',
  operation: sendUpdate,
  description: 'Never sends the KCI that follows the 202 to a cancellation.',
  mode: 'async',
  scope: [cancelProblem],
  behaviour: { updates: () => [] },
};
