import { onOperations } from '../on-operations.js';

/** Acknowledges a new problem by a KCI without its reference. */
export const kciWithoutReference = onOperations(
  {
    name: 'kci-without-reference',
    requirement: 'SP-CREATE-KCI',
    description: 'Acknowledges a new problem by a KCI without its reference.',
    mode: 'async',
    behaviour: { updates: (update) => [{ ...update, shown: { supplierReference: null } }] },
  },
  ['create'],
);
