import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createEthernetOrder,
  decideResolution,
  reserveAppointment,
  sendUpdate,
  type OperationKey,
} from '../../contract/requirements/index.js';
import type { TestPurpose } from '../authoring/purpose.js';
import type { Journal } from '../session/journal.js';
import type { ScopePlan } from '../session/lending/scope.js';

/** What an attempt starts from: what other test cases made or used as well, or only what it makes itself. */
export type StartsFrom = 'anything' | 'fresh-things';

/** Operations on what another request has made before. */
const borrowing: ReadonlySet<OperationKey> = new Set<OperationKey>([
  amendProblem,
  cancelProblem,
  decideResolution,
  amendOrder,
  cancelOrder,
  createEthernetOrder,
  reserveAppointment,
]);

/** How often something can be amended is the supplier's to say. */
const oncePerThing: ReadonlySet<OperationKey> = new Set<OperationKey>([amendProblem, amendOrder]);

/**
 * What an attempt at a test purpose may borrow, and whether others get what it leaves. What is about a whole lifecycle,
 * or about KCIs, starts from fresh things, which have no past, and leaves nothing to others.
 */
export function scopePlanOf(
  { kind, operation }: Pick<TestPurpose, 'kind' | 'operation'>,
  from: StartsFrom,
  journal: Pick<Journal, 'borrowed'>,
): ScopePlan {
  const isAboutRequests = (kind === 'example' || kind === 'property') && operation !== sendUpdate;
  return {
    borrows: from === 'anything' && isAboutRequests && borrowing.has(operation),
    waits: true,
    offers: from === 'anything' && isAboutRequests,
    needsUnchanged: oncePerThing.has(operation),
    evidence: (exchanges) => {
      for (const exchange of exchanges) journal.borrowed.add(exchange);
    },
  };
}
