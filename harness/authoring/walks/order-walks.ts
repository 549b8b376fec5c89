import { amendOrder, cancelOrder, createOrder } from '../../../contract/requirements/index.js';
import type { Given } from '../../given/given.js';
import type { Order } from '../../given/orders.js';
import type { WalkKind } from './walked.js';

/** Walks with orders: placed, amended, cancelled. */
export function orderWalks(given: Given): WalkKind<Order> {
  const { orders } = given;
  return {
    noun: 'order',
    kind: 'service-order',
    rejectionCode: 'OR-REJECTION-CODE',
    // The documents do not say what follows a completed order.
    rules: {
      amend: { operation: amendOrder, ended: { CANCELLED: 'OR-AMEND-ENDED' }, untold: 'OR-AMEND-KCI' },
      cancel: { operation: cancelOrder, ended: { CANCELLED: 'OR-CANCEL-TWICE' }, untold: 'OR-CANCEL-KCI' },
    },
    raise: async () => {
      const request = await given.plainRequest(createOrder);
      const reply = await given.accepted(request);
      return { reply, acknowledged: () => orders.acknowledged(request.body, reply) };
    },
    request: (action, { thing }) =>
      action === 'amend'
        ? {
            request: { operation: amendOrder, body: orders.amendment(thing) },
            leadsTo: undefined,
            confirmedBy: 'AMENDED',
          }
        : {
            request: { operation: cancelOrder, body: orders.cancellation(thing) },
            leadsTo: 'CANCELLED',
            confirmedBy: 'CANCELLED',
          },
  };
}
