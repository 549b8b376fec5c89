import type { Context } from '../variations/behaviour.js';
import { onOperations } from '../variations/on-operations.js';

/** Answers 500 to an id that it has had before. */
export const crashesOnRepeatedId = [
  ...onOperations(
    crashing(({ book, body, tenant }) => book.byId(body['id'], tenant) !== undefined),
    ['create'],
  ),
  ...onOperations(
    crashing(({ orders, body, tenant }) => orders.byId(body['id'], tenant) !== undefined),
    ['order'],
  ),
  ...onOperations(
    crashing(({ tests, body, tenant }) => tests.byId(body['id'], tenant) !== undefined),
    ['test'],
  ),
];

function crashing(isKnown: (context: Context) => boolean) {
  return {
    name: 'crashes-on-repeated-id',
    requirement: 'API-NO-SERVER-ERROR',
    description: 'Answers 500 to an id that it has had before.',
    behaviour: {
      objects: (context: Context) =>
        isKnown(context)
          ? ({
              kind: 'refused',
              at: '',
              message: 'Unexpected failure',
              grade: { status: 500, code: 'SUPPLIER_FAULT' },
            } as const)
          : undefined,
    },
  } as const;
}
