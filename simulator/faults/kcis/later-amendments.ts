import { amendOrder, amendProblem } from '../../../contract/requirements/index.js';
import type { Entity } from '../../state/entity.js';
import type { Update } from '../../state/update.js';
import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { kciFaults } from '../../variations/fault-tables.js';
import { Tally } from '../../variations/tally.js';

/** Goes wrong in the KCI about a later amendment only. */
export const laterAmendments: readonly Fault[] = [
  ...kciFaults('KCI-SEQUENCE', [
    [
      'kci-numbers-restart',
      'Numbers the KCIs about a problem from 1 again at its second amendment.',
      [amendProblem],
      atAmendment(2, restarted),
    ],
    [
      'order-kci-numbers-restart',
      'Numbers the KCIs about an order from 1 again at its third amendment.',
      [amendOrder],
      atAmendment(3, restarted),
    ],
  ]),
  ...kciFaults('SP-AMEND-KCI', [
    [
      'third-amendment-untold',
      'Never reports what became of the third amendment of a problem.',
      [amendProblem],
      atAmendment(3, () => []),
    ],
  ]),
  ...kciFaults('OR-AMEND-KCI', [
    [
      'second-order-amendment-untold',
      'Never reports what became of the second amendment of an order.',
      [amendOrder],
      atAmendment(2, () => []),
    ],
  ]),
];

/** Sends other KCIs at the nth amendment of each problem or order. */
function atAmendment(nth: number, instead: (update: Update) => readonly Update[]): Behaviour {
  const amendments = new Tally<Entity>();
  return { updates: (update) => (amendments.add(update.entity) === nth ? instead(update) : [update]) };
}

/** Numbers the KCIs about an entity from 1 again. */
function restarted(update: Update): readonly Update[] {
  update.entity.sequence = 0;
  return [update];
}
