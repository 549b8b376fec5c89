import { amendOrder, cancelOrder, createOrder } from '../../../contract/requirements/index.js';
import type { Given } from '../../given/given.js';
import type { Order } from '../../given/orders.js';
import type { WalkKind } from './walked.js';

/** Of an order that is completed the documents do not say what follows. */
const endedBy = ['CANCELLED'];

/** Walks with orders: placed, amended, cancelled. */
export function orderWalks(given: Given): WalkKind<Order> {
  const { orders } = given;
  return {
    noun: 'order',
    kind: 'service-order',
    rejectionCode: 'OR-REJECTION-CODE',
    rules: {
      amend: { operation: amendOrder, ended: 'OR-AMEND-ENDED', endedBy, untold: 'OR-AMEND-KCI' },
      cancel: { operation: cancelOrder, ended: 'OR-CANCEL-ENDED', endedBy, untold: 'OR-CANCEL-KCI' },
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
