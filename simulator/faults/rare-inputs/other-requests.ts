import type { Fault } from '../../variations/fault.js';
import { hasEqual, isJsonArray, lengthOf, plainText, valueAt } from '../../json/json.js';
import {
  alteringTexts,
  anyText,
  crashingOn,
  idBeyond32Bits,
  idIn32Bits,
  objectsIn,
  refusingOn,
  sizeOf,
  textAt,
} from './rare-fault.js';

/** Quotes, appointments, tests and availability checks with rare data. */
export const rareOtherRequests: readonly Fault[] = [
  ...crashingOn('quote', [
    ['slash', 'Answers 500 to a text with a slash.', anyText((text) => text.includes('/'))],
    [
      '64-characters',
      'Answers 500 to an external identifier of exactly 64 characters.',
      textAt('/externalIdentifier', (text) => lengthOf(text) === 64),
    ],
    [
      'contract-beyond-32-bits',
      'Answers 500 to a length of the contract above 2^31.',
      (body) => Number(valueAt(body, '/contractDetails/contractLength/value')) > 2 ** 31,
    ],
    [
      'no-characteristics-of-site',
      'Answers 500 to an empty list of characteristics of a site.',
      (body) => objectsIn(body['sites']).some(({ siteCharacteristics: own }) => JSON.stringify(own) === '[]'),
    ],
    [
      'unit-without-billing',
      'Answers 500 to a unit of the contract without a frequency of billing.',
      (body) =>
        valueAt(body, '/contractDetails/contractLength/unit') !== undefined &&
        valueAt(body, '/contractDetails/billingFrequency') === undefined,
    ],
    ['two-services', 'Answers 500 to two services or more.', ({ service }) => sizeOf(service) > 1],
  ]),
  ...alteringTexts('quote', [
    ['variants-dropped', 'Answers texts without selectors of variants.', (text) => text.replaceAll('\ufe0f', '')],
  ]),
  ...crashingOn('reserve', [
    idBeyond32Bits,
    [
      'purpose-in-lower-case',
      'Answers 500 to a purpose with a letter in lower case.',
      ({ purpose }) => /[a-z]/.test(plainText(purpose)),
    ],
  ]),
  ...idIn32Bits('reserve'),
  ...crashingOn('test', [
    idBeyond32Bits,
    [
      'long-problem-type',
      'Answers 500 to a problem type of more than 25 letters.',
      (body) => plainText(body['problemType']).length > 25,
    ],
  ]),
  ...idIn32Bits('test'),
  ...crashingOn('availability', [
    [
      'equal-service-types',
      'Answers 500 to a service type that is listed twice.',
      (body) => hasEqual(body['serviceTypes']),
    ],
    [
      'ethernet-first',
      'Answers 500 to a list of service types that begins with Ethernet and goes on.',
      ({ serviceTypes }) => isJsonArray(serviceTypes) && serviceTypes[0] === 'ETHERNET' && serviceTypes.length > 1,
    ],
  ]),
  ...crashingOn('slots', [
    [
      'equal-classifications',
      'Answers 500 to a classification that is listed twice.',
      (body) => hasEqual(body['classifications']),
    ],
    [
      'from-sunday',
      'Answers 500 to a search from a Sunday.',
      ({ appointmentFromDate: day }) => day !== undefined && new Date(plainText(day)).getUTCDay() === 0,
    ],
  ]),
  ...refusingOn('slots', [
    [
      'day-with-six-classifications',
      'Refuses a day that comes with six classifications or more.',
      (body) => body['appointmentFromDate'] !== undefined && sizeOf(body['classifications']) > 5,
    ],
  ]),
];
