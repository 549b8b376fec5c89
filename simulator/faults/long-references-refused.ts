import { amendProblem, cancelProblem, createProblem } from '../../contract/requirements/index.js';
import { onOperations } from '../variations/on-operations.js';
import { quotesOwnReference } from '../variations/quoted-reference.js';
import { refusing } from '../variations/variation.js';

/** Hands out references of 30 characters, then refuses them as too long. */
export const longReferencesRefused = onOperations(
  {
    name: 'long-references-refused',
    requirement: 'SP-REFERENCE-USABLE',
    description: 'Hands out references of 30 characters, then refuses them as too long.',
    scope: [createProblem, amendProblem, cancelProblem],
    behaviour: {
      references: (kind, count) => (kind === 'problem' ? `LONG_${String(count).padStart(25, '0')}` : undefined),
      ...refusing('The reference is too long', quotesOwnReference),
    },
  },
  ['create'],
);
