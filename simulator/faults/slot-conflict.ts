import { onOperations } from '../variations/on-operations.js';

/** Answers 409 for a slot that is taken or was never offered. */
export const slotConflict = onOperations(
  {
    name: 'conflict-for-slot',
    requirement: 'API-STATUS',
    description: 'Answers 409 for a slot that is taken or was never offered.',
    behaviour: {
      grades: ({ kind }) => (kind.startsWith('slot-') ? { status: 409, code: 'INVALID_REQUEST' } : undefined),
    },
  },
  ['reserve'],
);
