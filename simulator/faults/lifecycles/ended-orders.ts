import { amendOrder, cancelOrder } from '../../../contract/requirements/index.js';
import type { Context } from '../../variations/behaviour.js';
import type { Entity } from '../../state/entity.js';
import type { EntityBook } from '../../state/entity-book.js';
import type { Fault } from '../../variations/fault.js';
import type { Objection } from '../../messages/objection.js';
import { orderOf } from '../../operations/order-in-flight.js';
import { Tally } from '../../variations/tally.js';

const amendments = new Tally<Entity>();
const lastCancelled = new WeakMap<EntityBook, Entity>();

/** Whether an objection is that an order is cancelled, and something has happened to that order before. */
function endedAnd({ kind }: Objection, context: Context, happened: (order: Entity) => boolean): boolean {
  const order = orderOf(context);
  return kind === 'order-ended' && order?.status === 'CANCELLED' && happened(order);
}

function isAmendment({ request }: Context): boolean {
  return request.operation === amendOrder;
}

/** Counts the amendments of each order that are accepted. */
function countAmendment(context: Context, objection: Objection | undefined): void {
  const order = orderOf(context);
  if (order && !objection && isAmendment(context)) amendments.add(order);
}

/** Forgets what an order has come to, but only after a certain order of events. */
export const endedOrders: readonly Fault[] = [
  {
    name: 'twice-amended-order-amended-after-end',
    requirement: 'OR-AMEND-ENDED',
    operation: amendOrder,
    description: 'Confirms an amendment of a cancelled order that was amended twice before.',
    behaviour: {
      overlooks: (objection, context) => endedAnd(objection, context, (order) => amendments.of(order) >= 2),
      answers: (answer, context, objection) => {
        countAmendment(context, objection);
        return answer;
      },
    },
  },
  {
    name: 'cancelled-order-amended-after-another',
    requirement: 'OR-AMEND-ENDED',
    operation: amendOrder,
    description: 'Confirms an amendment of a cancelled order once another order was cancelled.',
    scope: [amendOrder, cancelOrder],
    behaviour: {
      overlooks: (objection, context) =>
        isAmendment(context) && endedAnd(objection, context, (order) => lastCancelled.get(context.orders) !== order),
      answers: (answer, context, objection) => {
        const order = orderOf(context);
        if (order && !objection && !isAmendment(context)) lastCancelled.set(context.orders, order);
        return answer;
      },
    },
  },
  {
    name: 'amended-order-cancelled-twice',
    requirement: 'OR-CANCEL-TWICE',
    operation: cancelOrder,
    description: 'Confirms a second cancellation of an order that was amended before the first.',
    scope: [amendOrder, cancelOrder],
    behaviour: {
      overlooks: (objection, context) =>
        !isAmendment(context) && endedAnd(objection, context, (order) => amendments.of(order) > 0),
      answers: (answer, context, objection) => {
        countAmendment(context, objection);
        return answer;
      },
    },
  },
];
