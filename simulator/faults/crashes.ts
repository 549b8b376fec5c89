import { onOperations, problemNames } from '../variations/on-operations.js';

/** Answers 500 to a request that it would accept. */
export const crashes = onOperations(
  {
    name: 'crashes',
    requirement: 'API-NO-SERVER-ERROR',
    description: 'Answers 500 to a request that it would accept.',
    behaviour: {
      objects: () => ({
        kind: 'refused',
        at: '',
        message: 'Unexpected failure',
        grade: { status: 500, code: 'SUPPLIER_FAULT' },
      }),
    },
  },
  [...problemNames, 'availability', 'order', 'test'],
);
