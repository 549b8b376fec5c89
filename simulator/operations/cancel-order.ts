import { cancelOrder } from '../../contract/requirements/index.js';
import { requestBodies } from '../messages/request-bodies.js';
import type { Operation } from './operation.js';
import { orderOf, orderRules } from './order-in-flight.js';

/** Cancels an order in flight. */
export const cancelOrderOperation: Operation = {
  key: cancelOrder,
  method: 'POST',
  path: /^\/service-order-cancellations$/,
  fields: requestBodies[cancelOrder],
  rules: orderRules,
  perform: (context, mode) => {
    const { body, references } = context;
    const order = orderOf(context);
    const isCancelled = order?.status === 'CANCELLED';
    if (order !== undefined && !isCancelled) order.status = mode === 'sync' ? 'CANCELLED' : 'PENDING_CANCELLATION';
    const reference = references.next('order-cancellation');
    if (mode === 'sync' || isCancelled)
      return { status: 201, body: { supplierReference: reference, ...body }, updates: [] };
    if (order === undefined) return { status: 202, updates: [] };
    const details = {
      problemCode: 'OTHER',
      text: 'Cancelled as requested',
      serviceOrderCancellationId: body['id'] ?? 0,
      serviceOrderCancellationReference: reference,
    };
    const cancelled = { cause: cancelOrder, reasonCode: 'CANCELLED', status: 'CANCELLED' } as const;
    return { status: 202, updates: [{ ...cancelled, entity: order, details }] };
  },
};
