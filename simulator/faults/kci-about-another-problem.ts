import { amendProblem, sendUpdate } from '../../contract/requirements/index.js';
import type { Fault } from '../variations/fault.js';

/** Sends the KCI that follows the 202 to an amendment about another problem. */
export const kciAboutAnotherProblem: Fault = {
  name: 'kci-about-another-problem',
  requirement: 'SP-AMEND-KCI',
  operation: sendUpdate,
  description: 'Sends the KCI that follows the 202 to an amendment about another problem.',
  mode: 'async',
  scope: [amendProblem],
  behaviour: { updates: (update) => [{ ...update, shown: { id: 1, supplierReference: 'SP_ANOTHER' } }] },
};
