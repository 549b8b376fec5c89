import { onOperations } from '../on-operations.js';

/** Answers 502 for a problem or resolution that it does not know. */
export const badGatewayForUnknown = onOperations(
  {
    name: 'bad-gateway-for-unknown',
    requirement: 'API-NO-SERVER-ERROR',
    description: 'Answers 502 for a problem or resolution that it does not know.',
    behaviour: {
      grades: ({ kind }) =>
        kind === 'problem-unknown' || kind === 'resolution-unknown'
          ? { status: 502, code: 'SUPPLIER_FAULT' }
          : undefined,
    },
  },
  ['amend'],
);
