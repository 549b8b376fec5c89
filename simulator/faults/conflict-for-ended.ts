import { onOperations } from '../variations/on-operations.js';

/** Answers 409 for a problem or order that has ended or a resolution that is decided. */
export const conflictForEnded = onOperations(
  {
    name: 'conflict-for-ended',
    requirement: 'API-STATUS',
    description: 'Answers 409 for a problem or order that has ended or a resolution that is decided.',
    behaviour: {
      grades: ({ kind }) =>
        kind.endsWith('-ended') || kind === 'resolution-decided' ? { status: 409, code: 'INVALID_REQUEST' } : undefined,
    },
  },
  ['cancel', 'order-amend', 'order-cancel'],
);
