import { onOperations } from '../variations/on-operations.js';

/** Hands out two references in turn. */
export const alternatingReferences = onOperations(
  {
    name: 'alternating-references',
    requirement: 'SP-REFERENCE-UNIQUE',
    description: 'Hands out two references in turn.',
    behaviour: { references: (kind, count) => (kind === 'problem' ? `SP_0000000${count % 2}` : undefined) },
  },
  ['create'],
);
