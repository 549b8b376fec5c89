import { createProblem, sendUpdate } from '../../contract/requirements/index.js';
import type { Fault } from '../variations/fault.js';

/** Acknowledges a new problem by a KCI without its reference. */
export const kciWithoutReference: Fault = {
  name: 'kci-without-reference',
  requirement: 'SP-CREATE-KCI',
  operation: sendUpdate,
  description: 'Acknowledges a new problem by a KCI without its reference.',
  mode: 'async',
  scope: [createProblem],
  behaviour: { updates: (update) => [{ ...update, shown: { supplierReference: null } }] },
};
