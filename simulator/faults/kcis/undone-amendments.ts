import { amendOrder, amendProblem } from '../../../contract/requirements/index.js';
import type { JsonObject } from '../../json/json.js';
import { amendingOtherwise } from '../../operations/amended.js';
import type { Entity } from '../../state/entity.js';
import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { kciFaults } from '../../variations/fault-tables.js';

/** Loses an amendment when the next one is applied. */
export const undoneAmendments: readonly Fault[] = [
  ...kciFaults('KCI-AMENDMENT-SHOWN', [
    [
      'amendment-undone-by-the-next',
      'Applies each amendment of a problem to what it was before the first.',
      [amendProblem],
      undoneByTheNext(),
    ],
    [
      'order-amendment-undone-by-the-next',
      'Applies each amendment of an order to what it was before the first.',
      [amendOrder],
      undoneByTheNext(),
    ],
  ]),
  ...kciFaults(
    'KCI-AMENDMENT-SHOWN',
    [
      [
        'amendment-undone-by-the-next-at-once',
        'Confirms each amendment of a problem with 201, and applies it to what it was before the first.',
        [amendProblem],
        undoneByTheNext(),
      ],
      [
        'order-amendment-undone-by-the-next-at-once',
        'Confirms each amendment of an order with 201, and applies it to what it was before the first.',
        [amendOrder],
        undoneByTheNext(),
      ],
    ],
    { mode: 'sync' },
  ),
];

function undoneByTheNext(): Behaviour {
  const original = new WeakMap<Entity, JsonObject>();
  return amendingOtherwise((entity, before) => {
    const changed = Object.entries(entity.data).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
    );
    const first = original.get(entity) ?? before;
    original.set(entity, first);
    entity.data = { ...first, ...Object.fromEntries(changed) };
  });
}
