import { createOrder, createProblem } from '../../contract/requirements/index.js';
import { amendedBy, rememberData, restoreData } from '../operations/amended.js';
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
        const { entity } = update;
        entity.data = { ...entity.data, committedDate: date, targetDate: date };
        const shown = { ...update.shown, committedDate: null, targetDate: null };
        return [
          { ...update, shown },
          { ...update, reasonCode: 'COMMITTED', status: 'IN_PROGRESS' },
        ];
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
  {
    name: 'sparse-kcis',
    description: 'Shows only the mandatory fields of an entity in its KCIs.',
    behaviour: {
      updates: (update) => [
        { ...update, shown: { hazards: null, onSiteRestrictions: null, secondaryContact: null, ...update.shown } },
      ],
    },
  },
  {
    name: 'moves-target-date',
    description: 'Moves the targetDate of an order with each KCI, and keeps its committedDate.',
    behaviour: {
      updates: (update) =>
        update.entity.kind.endsWith('Order') && update.entity.data['committedDate'] !== undefined
          ? [{ ...update, shown: { ...update.shown, targetDate: new Date(Date.now() + 1_000_000_000).toISOString() } }]
          : [update],
    },
  },
  {
    name: 'rejects-amendments-by-kci',
    description: 'Takes every amendment with a 202, and rejects it by a KCI that shows the old values.',
    behaviour: {
      objects: (context) => {
        rememberData(amendedBy(context));
        return undefined;
      },
      answers: (answer, context, objection) => {
        if (objection === undefined && answer.status === 202) restoreData(amendedBy(context));
        return answer;
      },
      updates: (update) =>
        update.reasonCode === 'AMENDED'
          ? [{ ...update, reasonCode: 'AMENDMENT_REJECTED', details: { text: 'It is too late for that.' } }]
          : [update],
    },
  },
];
