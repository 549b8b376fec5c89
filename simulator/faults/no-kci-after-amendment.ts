import { amendProblem, sendUpdate } from '../../contract/requirements/index.js';
import type { Fault } from '../variations/fault.js';

/** Never sends the KCI that follows the 202 to an amendment. */
export const noKciAfterAmendment: Fault = {
  name: 'no-kci-after-amendment',
  requirement: 'SP-AMEND-KCI',
  operation: sendUpdate,
  description: 'Never sends the KCI that follows the 202 to an amendment.',
  mode: 'async',
  scope: [amendProblem],
  behaviour: { updates: () => [] },
};
