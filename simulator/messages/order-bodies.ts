import { flag, group, list, number, text, type Fields } from './fields.js';
import type { JsonObject } from '../json/json.js';
import {
  addressIdentifier,
  characteristic,
  contact,
  openCharacteristic,
  reservationReference,
  serviceSpecification,
} from './shared-fields.js';

const tenant = text('TENANT1', { min: 1, max: 50 });

/** What else an order to provide, or its amendment, can have; known from its amendment and from the tenants' side. */
const delivery = {
  primaryContact: contact,
  secondaryContact: contact,
  appointmentReservationId: number(234),
  appointmentReservationReference: reservationReference,
  requestedCompletionDate: text('2022-01-10'),
  engineerTasks: list(text('TEST_SINGLE_DEVICE'), 0),
  hazards: text('Hazardous materials stored on site'),
  onSiteRestrictions: text('Restricted access'),
  notes: text('Lorem ipsum dolor sit amet...'),
} as const;

/** The body of an order to provide a service. */
export const provideFields: Fields = {
  required: {
    id: number(123),
    orderType: text('NEW', { values: ['NEW', 'START', 'TAKEOVER', 'TRANSFER', 'SWAP'] }),
    tenant,
    address: addressIdentifier,
    serviceOrderItem: group({
      required: {},
      optional: { serviceSpecification, serviceCharacteristics: list(openCharacteristic, 0) },
    }),
  },
  optional: delivery,
};

const existingService: Fields = {
  required: { id: number(12345), tenant, serviceId: text('S12345', { min: 1, max: 50 }) },
  optional: { orderType: text('CEASE'), requestedCompletionDate: text('2024-04-12') },
};

/** The body of an order to modify a service, after the fields that it has in a KCI. */
const modifyFields: Fields = {
  required: existingService.required,
  optional: { ...existingService.optional, serviceCharacteristics: list(openCharacteristic, 0) },
};

/** The kind of an order, as its KCIs name it. */
export type OrderKind = 'provideServiceOrder' | 'ceaseServiceOrder' | 'modifyServiceOrder';

/** The kind of an order: by its type, or where it has none by the service that it is about. */
export function orderKindOf(order: JsonObject): OrderKind {
  const { orderType, serviceId, serviceOrderItem, serviceCharacteristics } = order;
  if (orderType === 'CEASE') return 'ceaseServiceOrder';
  if (orderType === 'MODIFY') return 'modifyServiceOrder';
  if (orderType !== undefined || serviceId === undefined || serviceOrderItem !== undefined)
    return 'provideServiceOrder';
  return serviceCharacteristics === undefined ? 'ceaseServiceOrder' : 'modifyServiceOrder';
}

/** The documented fields of an order of its kind. */
export function orderFields(order: JsonObject): Fields {
  const kind = orderKindOf(order);
  if (kind === 'provideServiceOrder') return provideFields;
  return kind === 'ceaseServiceOrder' ? existingService : modifyFields;
}

/** The body of an amendment of an order. */
export const orderAmendmentFields: Fields = {
  required: { id: number(234), orderId: number(123) },
  optional: {
    ...delivery,
    serviceCharacteristics: list(openCharacteristic),
    supplierOrderReference: text('A123X'),
  },
};

/** The body of a cancellation of an order. */
export const orderCancellationFields: Fields = {
  required: {
    id: number(345),
    orderId: number(123),
    reasonCode: text('CUSTOMER_CHANGED_MIND', { pattern: /^[A-Z_]{1,30}/u }),
  },
  optional: { supplierOrderReference: text('A123X') },
};

/** The body of an Ethernet order; the list of its items has no visible name, and is not looked at. */
export const ethernetFields: Fields = {
  required: {
    id: number(123),
    tenant,
    supplierQuoteId: text('SUPP2-QUO-ETH-5001', { max: 64 }),
    siteInformation: list(
      group({
        required: {},
        optional: {
          name: text('Strategic Imperative Offices'),
          postcode: text('TW184LG'),
          role: text('A-END'),
          address: group({ required: {}, optional: { id: text('200004033694'), type: text('UPRN') } }),
          siteCharacteristics: list(characteristic, 0),
          wayleave: group({
            required: {},
            optional: {
              wayleaveOwner: flag(true),
              wayleaveCharacteristics: list(characteristic, 0),
              wayleaveContact: contact,
            },
          }),
          primaryContact: contact,
          secondaryContact: contact,
          hazards: text('Hazardous materials stored on site'),
        },
      }),
      2,
    ),
  },
  optional: {},
};
