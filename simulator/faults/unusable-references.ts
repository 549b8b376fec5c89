import { amendProblem, cancelProblem, createProblem } from '../../contract/requirements/index.js';
import { onOperations } from '../variations/on-operations.js';
import { quotesOwnReference } from '../variations/quoted-reference.js';
import { refusing } from '../variations/variation.js';

/** Hands out references with lower case and hyphens, then refuses them as malformed. */
export const unusableReferences = onOperations(
  {
    name: 'unusable-references',
    requirement: 'SP-REFERENCE-USABLE',
    description: 'Hands out references with lower case and hyphens, then refuses them as malformed.',
    scope: [createProblem, amendProblem, cancelProblem],
    behaviour: {
      references: (kind, count) => (kind === 'problem' ? `ab-${count}` : undefined),
      ...refusing('The reference does not match its pattern', quotesOwnReference),
    },
  },
  ['create'],
);
