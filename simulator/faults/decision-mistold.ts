import { decideResolution, sendUpdate } from '../../contract/requirements/index.js';
import type { Fault } from '../variations/fault.js';

/** Answers a decision as it should, and then tells the opposite of it by a KCI. */
export const decisionMistold: readonly Fault[] = [
  {
    name: 'rejected-resolution-stays-resolved',
    requirement: 'SP-STATE-KCI',
    operation: sendUpdate,
    description: 'Shows a problem as resolved after its resolution was rejected.',
    scope: [decideResolution],
    behaviour: {
      updates: (update) => [
        update.shown?.['status'] === 'COMPLETED' ? update : { ...update, shown: { status: 'RESOLVED' } },
      ],
    },
  },
  {
    name: 'accepted-resolution-stays-open',
    requirement: 'KCI-AFTER-END',
    operation: sendUpdate,
    description: 'Shows a problem as in progress after its resolution was accepted.',
    scope: [decideResolution],
    behaviour: {
      updates: (update) => [{ ...update, shown: { status: 'IN_PROGRESS' } }],
    },
  },
];
