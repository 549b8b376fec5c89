import type { RequirementId } from '../../contract/requirements/index.js';
import { isJsonObject } from '../json/json.js';
import type { EntityKind } from '../kci/inbox/entity.js';
import { entityOf, statusIn, type Kci } from '../kci/inbox/inbox.js';
import { reasonOf } from '../kci/oracles/reason-code.js';

/** A change of state, and the KCIs that announce it. */
export interface StateChange {
  /** What has happened, such as `The service problem was held`. */
  readonly because: string;
  /** What a KCI about it does, such as `reports that the service problem is held`. */
  readonly does: string;
  /** The requirement that a missing KCI violates. */
  readonly by: RequirementId;
  readonly fits: (kci: Kci) => boolean;
  /** The kind of what changes, and its name in sentences. */
  readonly kind: EntityKind;
  readonly about: string;
}

/** The states in which nothing is worked on any more. */
const atRest: ReadonlySet<unknown> = new Set(['RESOLVED', 'COMPLETED', 'PARTIAL', 'CANCELLED', 'REJECTED', 'FAILED']);

/** Whether a status can be that of something in flight: one that is left out or unknown can. */
function isOpen(status: unknown): boolean {
  return !atRest.has(status);
}

/** Names what a supplier does on its own, for one kind of thing. */
function changes(what: string, kind: EntityKind, by: RequirementId) {
  const change = (done: string, is: string, fits: (reason: unknown, status: unknown, kci: Kci) => boolean) => ({
    because: `The ${what} was made to be ${done}`,
    does: `reports that the ${what} is ${is}`,
    by,
    kind,
    about: what,
    // Without a reason, or with one of the supplier's own, the state reports the change, as with UPDATE: KCI-SCHEMA says
    // that a reason is missing, and the list of reasons is open.
    fits: (kci: Kci) => fits(reasonOf(kci.body) ? kci.body['reasonCode'] : 'UPDATE', statusIn(kci), kci),
  });
  return {
    held: change('held', 'held', (reason, status) =>
      reason === 'DELAY' ? isOpen(status) : reason === 'UPDATE' && status === 'HELD',
    ),
    resumed: change('resumed', 'resumed', (reason, status) =>
      reason === 'UPDATE'
        ? typeof status === 'string' && isOpen(status) && status !== 'HELD'
        : reason === 'RESUMED' && isOpen(status),
    ),
    change,
  };
}

const problem = changes('service problem', 'service-problem', 'SP-STATE-KCI');
const order = changes('order', 'service-order', 'OR-STATE-KCI');
const test = changes('service test', 'service-test', 'ST-RESULT-KCI');

/** What can happen to a service problem. */
export const problemChanges = {
  held: problem.held,
  resumed: problem.resumed,
  informationRequired: problem.change(
    'short of information',
    'short of information',
    (reason, status) => reason === 'INFORMATION_REQUIRED' && isOpen(status),
  ),
  resolved: problem.change('resolved', 'resolved', (_, status) => status === 'RESOLVED'),
  /** After the tenant has rejected a resolution, where a KCI has shown the problem otherwise. */
  reopened: {
    because: 'The resolution was rejected, a KCI then showed the service problem as resolved or ended',
    does: 'shows the service problem at work again',
    by: 'SP-STATE-KCI',
    kind: 'service-problem',
    about: 'service problem',
    fits: (kci: Kci) => isOpen(statusIn(kci)),
  },
} as const satisfies Readonly<Record<string, StateChange>>;

/** What can happen to an order. */
export const orderChanges = {
  delayed: order.held,
  resumed: order.resumed,
  completed: order.change('completed', 'completed', (reason, status) =>
    status === undefined
      ? reason === 'COMPLETED'
      : (reason === 'COMPLETED' || reason === 'UPDATE') && (status === 'COMPLETED' || status === 'PARTIAL'),
  ),
  ceased: {
    because: 'The supplier was made to cease a service unasked',
    does: 'announces a new cease order with the reason CREATED',
    by: 'OR-STATE-KCI',
    kind: 'service-order',
    about: 'order',
    fits: (kci: Kci) => kci.body['reasonCode'] === 'CREATED',
  },
} as const satisfies Readonly<Record<string, StateChange>>;

/** What can happen to a service test. */
export const testChanges = {
  completed: test.change(
    'completed',
    'completed',
    (reason, status, { body }) =>
      reason === 'COMPLETED' ||
      ['COMPLETED', 'FAILED', 'PARTIAL'].includes(String(status)) ||
      [body, entityOf({ body }) ?? {}].some((object) => isJsonObject(object['result'])),
  ),
} as const satisfies Readonly<Record<string, StateChange>>;
