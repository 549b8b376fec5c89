import { createProblem, sendUpdate } from '../../contract/requirements/index.js';
import type { Fault } from '../variations/fault.js';

/** Never sends the KCI that follows the 202 to a new problem. */
export const noKciAfterCreation: Fault = {
  name: 'no-kci-after-creation',
  requirement: 'SP-CREATE-KCI',
  operation: sendUpdate,
  description: 'Never sends the KCI that follows the 202 to a new problem.',
  mode: 'async',
  scope: [createProblem],
  behaviour: { updates: () => [] },
};
