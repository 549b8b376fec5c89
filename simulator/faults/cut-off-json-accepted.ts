import { onOperations, problemNames } from '../variations/on-operations.js';

/** Accepts malformed JSON, and takes plausible values for what it cannot read. */
export const cutOffJsonAccepted = onOperations(
  {
    name: 'cut-off-json-accepted',
    requirement: 'API-JSON-ONLY',
    description: 'Accepts malformed JSON, and takes plausible values for what it cannot read.',
    behaviour: { overlooks: ({ kind }) => kind === 'json-malformed' },
  },
  [...problemNames, 'quote', 'order', 'test'],
);
