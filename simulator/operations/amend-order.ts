import { amendOrder } from '../../contract/requirements/index.js';
import type { JsonObject } from '../json/json.js';
import { requestBodies } from '../messages/request-bodies.js';
import { confirmReservation, reservationRule } from './named-reservation.js';
import type { Operation } from './operation.js';
import { isUnsolicited, orderOf, orderRules } from './order-in-flight.js';

/** Amends an order in flight. */
export const amendOrderOperation: Operation = {
  key: amendOrder,
  method: 'POST',
  path: /^\/service-order-amendments$/,
  fields: requestBodies[amendOrder],
  rules: (context) => {
    const order = orderOf(context);
    if (order !== undefined && isUnsolicited(order)) {
      return [{ kind: 'order-ended', at: '/orderId', message: 'An unsolicited cease cannot be amended' }];
    }
    return [...orderRules(context), ...reservationRule(context)];
  },
  perform: (context, mode) => {
    const { body, references } = context;
    const order = orderOf(context);
    confirmReservation(context);
    if (order !== undefined) order.data = { ...order.data, ...amendedFields(order.data, body) };
    const reference = references.next('order-amendment');
    if (mode === 'sync') return { status: 201, body: { supplierReference: reference, ...body }, updates: [] };
    if (order === undefined) return { status: 202, updates: [] };
    const details = { serviceOrderAmendmentId: body['id'] ?? 0, serviceOrderAmendmentReference: reference };
    return { status: 202, updates: [{ cause: amendOrder, entity: order, reasonCode: 'AMENDED', details }] };
  },
};

/** The fields of the order that an amendment changes; its characteristics lie in the item of an order to provide. */
function amendedFields(order: JsonObject, amendment: JsonObject): JsonObject {
  const { id: _id, orderId: _orderId, supplierOrderReference: _reference, ...changes } = amendment;
  const { serviceCharacteristics, ...others } = changes;
  const item = order['serviceOrderItem'];
  if (serviceCharacteristics === undefined || item === undefined) return changes;
  return { ...others, serviceOrderItem: { ...(item as JsonObject), serviceCharacteristics } };
}
