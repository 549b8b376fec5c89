import {
  checkAvailability,
  createEthernetOrder,
  createOrder,
  findAppointments,
  requestQuote,
  type OperationKey,
} from '../../contract/requirements/index.js';
import type { Behaviour, Context } from '../variations/behaviour.js';
import { having, isJsonArray, isJsonObject, plainText, valueAt, type JsonObject } from '../json/json.js';
import type { Style } from '../variations/style.js';
import { onSuccessBody } from '../variations/variation.js';

const dayMs = 86_400_000;
const characteristics = '/serviceOrderItem/serviceCharacteristics';

/** Styles of answers that say more than the usual ones, or say it otherwise. */
export const fullAnswerStyles: readonly Style[] = [
  {
    name: 'full-availability',
    description: 'Answers all that older documents show of a place, its services and its lines.',
    behaviour: onBodyOf(checkAvailability, fullAvailability),
  },
  {
    name: 'own-identifiers',
    description: 'Answers about an address by another kind of identifier than it was asked by.',
    behaviour: onSuccessBody((body, { request }) => {
      const own = { id: 'A00012345678', type: 'NAD' };
      if (request.operation === checkAvailability) return having(body, '/address/identifier', own);
      return request.operation === findAppointments ? { ...body, address: own } : body;
    }),
  },
  {
    name: 'orders-in-progress',
    description: 'Commits to a new order at once: 201 with the status IN_PROGRESS and its two dates.',
    behaviour: onSuccessBody((body, { request, orders, ethernetOrders }) => {
      if (request.operation !== createOrder && request.operation !== createEthernetOrder) return body;
      const targetDate = new Date(Date.now() + 10 * dayMs).toISOString();
      const dates = { committedDate: targetDate, targetDate };
      const reference = plainText(body['supplierOrderReference']);
      const order = orders.byReference(reference) ?? ethernetOrders.byReference(reference);
      // KCIs show the same dates.
      if (order) order.data = { ...order.data, ...dates };
      return { ...body, status: 'IN_PROGRESS', ...dates };
    }),
  },
  {
    name: 'more-characteristics',
    description: 'Answers an order with a characteristic of its own besides those that were sent.',
    behaviour: onBodyOf(createOrder, (body) => {
      const sent = valueAt(body, characteristics);
      if (!isJsonObject(body['serviceOrderItem'])) return body;
      const own = { name: 'SERVICE_ID', value: 'SI2345432345' };
      return having(body, characteristics, [own, ...(isJsonArray(sent) ? sent : [])]);
    }),
  },
  {
    name: 'quote-number-ids',
    description: 'Answers a quote with the number by which it was asked for.',
    behaviour: onBodyOf(requestQuote, (body, context) => ({ ...body, id: context.body['id'] ?? 1 })),
  },
];

function onBodyOf(operation: OperationKey, change: (body: JsonObject, context: Context) => JsonObject): Behaviour {
  return onSuccessBody((body, context) => (context.request.operation === operation ? change(body, context) : body));
}

function fullAvailability(body: JsonObject): JsonObject {
  const address = isJsonObject(body['address']) ? body['address'] : {};
  const port = { portNumber: 2, description: 'Data', status: 'ACTIVE', tenantActive: false };
  return {
    ...body,
    address: {
      ...address,
      locality: 'Egham Hythe',
      country: 'UK',
      subAddress: { name: 'Strategic Imperatives', unitNumber: 'Floor 3' },
    },
    siteInformation: {
      newLine: true,
      installationType: 'STANDARD',
      constraints: [{ code: 'WAYLEAVE_SHARED', text: 'A wayleave is shared' }],
      serviceReadyDate: '2022-01-01',
      enniId: 'S1889',
      existingLines: [
        { lineId: 'OHP5738089O3', ont: { ontReference: 'ONT0000123123', manufacturer: 'Nokia', ports: [port] } },
      ],
    },
  };
}
