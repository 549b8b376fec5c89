import { group, list, number, text, wholeNumber, type Fields } from './fields.js';
import {
  addressIdentifier,
  characteristic,
  openCharacteristic,
  problemType,
  serviceSpecification,
} from './shared-fields.js';

/** The body of a request for a quote. */
export const quoteFields: Fields = {
  required: {
    id: wholeNumber(1, { min: 1 }),
    sites: list(
      group({
        required: {
          name: text('Strategic Imperative Offices'),
          postcode: text('TW184LG'),
          role: text('A-END', { values: ['A-END', 'B-END', 'MULTI-POINT'] }),
          address: addressIdentifier,
        },
        optional: { siteCharacteristics: list(characteristic, 0) },
      }),
      2,
    ),
    contractDetails: group({
      required: { contractLength: group({ required: { value: wholeNumber(36) }, optional: { unit: text('MONTH') } }) },
      optional: { billingFrequency: text('MONTHLY'), priceAlteration: text('NONE') },
    }),
    service: list(
      group({
        required: {},
        optional: { serviceSpecification, serviceCharacteristic: list(openCharacteristic, 0) },
      }),
    ),
  },
  optional: { externalIdentifier: text('QUO-ETH-5001', { max: 64 }) },
};

/** The body of a reservation. */
export const reservationFields: Fields = {
  required: {
    id: number(234),
    address: addressIdentifier,
    serviceSpecification,
    timeslot: group({
      required: {
        timeslotStartDateTime: text('2022-01-10T09:00:00.000Z', { format: 'date-time' }),
        timeslotEndDateTime: text('2022-01-10T13:00:00.000Z', { format: 'date-time' }),
      },
      optional: {},
    }),
  },
  optional: { purpose: text('PROVIDE', { pattern: /^[\w_]{1,20}/u }) },
};

/** The body of a service test. */
export const serviceTestFields: Fields = {
  required: {
    id: number(23467),
    serviceId: text('SI2345432345', { min: 1, max: 50 }),
    serviceSpecification,
    problemType,
  },
  optional: {},
};
