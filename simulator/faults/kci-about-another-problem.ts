import { onOperations } from '../on-operations.js';

/** Sends the KCI that follows a 202 about another problem. */
export const kciAboutAnotherProblem = onOperations(
  {
    name: 'kci-about-another-problem',
    requirement: 'SP-AMEND-KCI',
    description: 'Sends the KCI that follows a 202 about another problem.',
    mode: 'async',
    behaviour: { updates: (update) => [{ ...update, shown: { id: 1, supplierReference: 'SP_ANOTHER' } }] },
  },
  ['amend'],
);
