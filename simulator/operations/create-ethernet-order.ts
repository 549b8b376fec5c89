import { createEthernetOrder } from '../../contract/requirements/index.js';
import { entityOf } from '../state/entity.js';
import { plainText } from '../json/json.js';
import { requestBodies } from '../messages/request-bodies.js';
import type { Operation } from './operation.js';

/** Takes an order to provide an Ethernet service, after a quote. */
export const createEthernetOrderOperation: Operation = {
  key: createEthernetOrder,
  method: 'POST',
  path: /^\/ethernet\/service-orders$/,
  fields: requestBodies[createEthernetOrder],
  withoutTenant: true,
  rules: ({ body, quotes }) =>
    quotes.has(plainText(body['supplierQuoteId']))
      ? []
      : [{ kind: 'quote-unknown', at: '/supplierQuoteId', message: 'There is no such quote' }],
  perform: ({ body, correlation, ethernetOrders, references }, mode) => {
    const order = ethernetOrders.keep({
      kind: 'provideEthernetOrder',
      tenant: plainText(body['tenant']),
      conversationId: correlation['X-Conversation-ID'] ?? '',
      reference: references.next('ethernet-order'),
      data: body,
      status: 'ACKNOWLEDGED',
      sequence: 0,
    });
    if (mode === 'sync') return { status: 201, body: entityOf(order), updates: [] };
    return { status: 202, updates: [{ cause: createEthernetOrder, entity: order, reasonCode: 'ACKNOWLEDGED' }] };
  },
};
