import { businessObjections } from '../messages/objection.js';
import { onOperations } from '../variations/on-operations.js';

/** Answers 502 for a problem, order or service that it does not know. */
export const badGatewayForUnknown = onOperations(
  {
    name: 'bad-gateway-for-unknown',
    requirement: 'API-NO-SERVER-ERROR',
    description: 'Answers 502 for a problem, order or service that it does not know.',
    behaviour: {
      grades: ({ kind }) =>
        kind.endsWith('-unknown') && businessObjections.has(kind) ? { status: 502, code: 'SUPPLIER_FAULT' } : undefined,
    },
  },
  ['amend', 'order-amend', 'test'],
);
