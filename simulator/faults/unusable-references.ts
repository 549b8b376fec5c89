import { amendProblem, cancelProblem, createProblem } from '../../contract/requirements/index.js';
import { onOperations } from '../on-operations.js';
import { quotesOwnReference } from '../quoted-reference.js';
import { refusing } from '../variation.js';

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
