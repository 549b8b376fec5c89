import { createOrder } from '../../contract/requirements/index.js';
import { entityOf } from '../state/entity.js';
import { isJsonObject } from '../json/json.js';
import { orderFields, orderKindOf } from '../messages/order-bodies.js';
import { requestBodies } from '../messages/request-bodies.js';
import { knownServiceRule, named } from '../variations/services.js';
import { confirmReservation, reservationRule } from './named-reservation.js';
import type { Operation } from './operation.js';

/** Takes an order to provide, cease or modify a service. */
export const createOrderOperation: Operation = {
  key: createOrder,
  method: 'POST',
  path: /^\/service-orders$/,
  fields: requestBodies[createOrder],
  fieldsOf: orderFields,
  rules: (context) => [...knownServiceRule(context), ...reservationRule(context)],
  perform: (context, mode) => {
    const { body, received, tenant = '', correlation, orders, references } = context;
    confirmReservation(context);
    const item = body['serviceOrderItem'];
    const order = orders.keep({
      kind: orderKindOf(received),
      tenant,
      conversationId: correlation['X-Conversation-ID'] ?? '',
      reference: references.next('order'),
      data: isJsonObject(item) ? { ...body, serviceOrderItem: named(item) } : body,
      status: 'ACKNOWLEDGED',
      sequence: 0,
    });
    if (mode === 'sync') return { status: 201, body: entityOf(order), updates: [] };
    return { status: 202, updates: [{ cause: createOrder, entity: order, reasonCode: 'ACKNOWLEDGED' }] };
  },
};
