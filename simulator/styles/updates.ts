import { createOrder, createProblem } from '../../contract/requirements/index.js';
import type { Style } from '../variations/style.js';

/** Styles of the KCIs that follow an answer. */
export const updateStyles: readonly Style[] = [
  {
    name: 'kci-before-answer',
    description: 'Sends a KCI before the answer that it follows.',
    behaviour: { updatesFirst: true },
  },
  {
    name: 'repeated-kcis',
    description: 'Sends each KCI twice, as after a lost answer.',
    behaviour: { updates: (update) => [{ ...update, copies: 2 }] },
  },
  {
    name: 'kcis-sent-once',
    description: 'Never sends a KCI again, whatever it was answered.',
    behaviour: { updates: (update) => [{ ...update, insists: false }] },
  },
  {
    name: 'commits-later',
    description: 'Announces by a second KCI that a new problem is in progress.',
    behaviour: {
      updates: (update) =>
        update.cause === createProblem
          ? [update, { ...update, reasonCode: 'COMMITTED', status: 'IN_PROGRESS' }]
          : [update],
    },
  },
  {
    name: 'orders-commit-later',
    description: 'Announces by a second KCI that a new order is in progress, with its two dates.',
    behaviour: {
      updates: (update) => {
        if (update.cause !== createOrder) return [update];
        const date = new Date(Date.now() + 864_000_000).toISOString();
        const shown = { ...update.shown, committedDate: date, targetDate: date };
        return [update, { ...update, reasonCode: 'COMMITTED', status: 'IN_PROGRESS', shown }];
      },
    },
  },
  {
    name: 'commits-at-once',
    description: 'Acknowledges and commits to a new problem in one KCI.',
    behaviour: {
      updates: (update) =>
        update.cause === createProblem ? [{ ...update, reasonCode: 'COMMITTED', status: 'IN_PROGRESS' }] : [update],
    },
  },
];
