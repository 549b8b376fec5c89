import type { Context } from '../variations/behaviour.js';
import { isInFlight, type Entity } from '../state/entity.js';
import { plainText } from '../json/json.js';
import type { Objection } from '../messages/objection.js';

const idField = '/orderId';
const referenceField = '/supplierOrderReference';

/**
 * The order that an amendment or a cancellation is about. An unsolicited cease got its Fibre Cafe id elsewhere, so it is
 * known by its reference only.
 */
export function orderOf({ body, orders, tenant }: Context): Entity | undefined {
  const order = orders.byId(body['orderId'], tenant);
  if (order !== undefined) return order;
  const quoted = orders.byReference(plainText(body['supplierOrderReference']));
  return quoted !== undefined && isUnsolicited(quoted) ? quoted : undefined;
}

/** Whether the supplier made an order itself. */
export function isUnsolicited({ data }: Entity): boolean {
  return data['id'] === undefined;
}

/** The rules that amendments and cancellations share: a known order, in flight, quoted by its own reference. */
export function orderRules(context: Context): readonly Objection[] {
  const order = orderOf(context);
  if (order === undefined) return [{ kind: 'order-unknown', at: idField, message: 'There is no such order' }];
  const objections: Objection[] = [];
  if (!isInFlight(order)) {
    objections.push({ kind: 'order-ended', at: idField, message: `The order is ${order.status}` });
  }
  const quoted = context.body['supplierOrderReference'];
  if (quoted !== undefined && quoted !== order.reference) {
    const message = 'The reference is not that of the order';
    objections.push({ kind: 'reference-other', at: referenceField, message });
  }
  return objections;
}
