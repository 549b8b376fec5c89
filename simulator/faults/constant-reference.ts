import { onOperations } from '../variations/on-operations.js';

/** Hands out the same reference for every problem. */
export const constantReference = onOperations(
  {
    name: 'constant-reference',
    requirement: 'SP-REFERENCE-UNIQUE',
    description: 'Hands out the same reference for every problem.',
    behaviour: { references: (kind) => (kind === 'problem' ? 'SP_00000001' : undefined) },
  },
  ['create'],
);
