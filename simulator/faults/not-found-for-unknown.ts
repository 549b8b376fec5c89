import { businessObjections } from '../messages/objection.js';
import { onOperations, problemNames } from '../variations/on-operations.js';

/** Answers 404 for a service, problem, order or resolution that it does not know. */
export const notFoundForUnknown = onOperations(
  {
    name: 'not-found-for-unknown',
    requirement: 'API-STATUS',
    description: 'Answers 404 for a service, problem, order or resolution that it does not know.',
    behaviour: {
      grades: ({ kind }) =>
        kind.endsWith('-unknown') && businessObjections.has(kind) ? { status: 404, code: 'NOT_FOUND' } : undefined,
    },
  },
  [...problemNames, 'order-amend', 'order-cancel', 'test'],
);
