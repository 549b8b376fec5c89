import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createOrder,
  createProblem,
  type OperationKey,
  type RequirementId,
} from '../../../contract/requirements/index.js';
import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { kciFaults } from '../../variations/fault-tables.js';
import type { JsonObject } from '../../json/json.js';

const never: Behaviour = { updates: () => [] };

/** Leaves a tenant without the KCI that reports what became of a problem, an order, an amendment or a cancellation. */
export const missing: readonly Fault[] = [
  ...kciFaults('SP-CREATE-KCI', [
    ['no-kci-after-creation', 'Never sends the KCI that follows the 202 to a new problem.', [createProblem], never],
    [
      'kci-without-reference',
      'Acknowledges a new problem by a KCI without its reference.',
      [createProblem],
      showing({ supplierReference: null }),
    ],
  ]),
  ...kciFaults('SP-AMEND-KCI', [
    ['no-kci-after-amendment', 'Never sends the KCI that follows the 202 to an amendment.', [amendProblem], never],
    [
      'kci-about-another-problem',
      'Sends the KCI that follows the 202 to an amendment about another problem.',
      [amendProblem],
      showing({ id: 1, supplierReference: 'SP_ANOTHER' }),
    ],
  ]),
  ...kciFaults('SP-CANCEL-KCI', [
    [
      'no-kci-after-cancellation',
      'Never sends the KCI that follows the 202 to a cancellation.',
      [cancelProblem],
      never,
    ],
  ]),
  ...missingAfter('order', 'an order', createOrder, 'OR-CREATE-KCI'),
  ...missingAfter('order-amendment', 'an amendment of an order', amendOrder, 'OR-AMEND-KCI'),
  ...kciFaults('OR-AMEND-KCI', [
    [
      'kci-about-the-amendment-itself',
      'Sends the KCI that follows the 202 to an amendment of an order with the id of the amendment.',
      [amendOrder],
      aboutTheAmendment(),
    ],
  ]),
  ...missingAfter('order-cancellation', 'a cancellation of an order', cancelOrder, 'OR-CANCEL-KCI'),
];

function missingAfter(
  name: string,
  what: string,
  operation: OperationKey,
  requirement: RequirementId,
): readonly Fault[] {
  return kciFaults(requirement, [
    [`no-kci-after-${name}`, `Never sends the KCI that follows the 202, after ${what}.`, [operation], never],
    [
      `foreign-kci-after-${name}`,
      `Sends the KCI about another order, after ${what}.`,
      [operation],
      showing({ id: 1, supplierOrderReference: 'OR_ANOTHER' }),
    ],
    [
      `nameless-kci-after-${name}`,
      `Sends a KCI that names no order, after ${what}.`,
      [operation],
      showing({ id: null, supplierOrderReference: null }),
    ],
  ]);
}

/** Takes the id of the amendment for that of the order. */
function aboutTheAmendment(): Behaviour {
  return {
    updates: (update) => [
      { ...update, shown: { ...update.shown, id: update.details?.['serviceOrderAmendmentId'] ?? 0 } },
    ],
  };
}

/** Sends the KCI with other values in its entity, and with nothing else that is special about it. */
function showing(shown: JsonObject): Behaviour {
  return { updates: (update) => [{ ...update, shown }] };
}
