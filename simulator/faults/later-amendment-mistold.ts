import {
  amendOrder,
  amendProblem,
  sendUpdate,
  type OperationKey,
  type RequirementId,
} from '../../contract/requirements/index.js';
import type { Entity } from '../state/entity.js';
import type { Fault } from '../variations/fault.js';
import type { Update } from '../state/update.js';
import { Tally } from './tally.js';

type Case = readonly [
  name: string,
  requirement: RequirementId,
  description: string,
  scope: OperationKey,
  /** Which amendment of a problem or order it goes wrong with. */
  nth: number,
  tells: (update: Update) => readonly Update[],
];

/** Numbers what is told of an entity from 1 again. */
function restarted(update: Update): readonly Update[] {
  update.entity.sequence = 0;
  return [update];
}

const cases: readonly Case[] = [
  [
    'kci-numbers-restart',
    'KCI-SEQUENCE',
    'Numbers the KCIs about a problem from 1 again at its second amendment.',
    amendProblem,
    2,
    restarted,
  ],
  [
    'order-kci-numbers-restart',
    'KCI-SEQUENCE',
    'Numbers the KCIs about an order from 1 again at its third amendment.',
    amendOrder,
    3,
    restarted,
  ],
  [
    'third-amendment-untold',
    'SP-AMEND-KCI',
    'Never tells what became of the third amendment of a problem.',
    amendProblem,
    3,
    () => [],
  ],
  [
    'second-order-amendment-untold',
    'OR-AMEND-KCI',
    'Never tells what became of the second amendment of an order.',
    amendOrder,
    2,
    () => [],
  ],
];

/** Goes wrong in the KCI about a later amendment only. */
export const laterAmendmentMistold: readonly Fault[] = cases.map(
  ([name, requirement, description, scope, nth, tells]) => {
    const amendments = new Tally<Entity>();
    return {
      name,
      requirement,
      operation: sendUpdate,
      description,
      mode: 'async',
      scope: [scope],
      behaviour: {
        updates: (update) => (amendments.add(update.entity) === nth ? tells(update) : [update]),
      },
    };
  },
);
