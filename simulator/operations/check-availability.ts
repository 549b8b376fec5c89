import { checkAvailability } from '../../contract/requirements/index.js';
import { isJsonArray, type Json, type JsonObject } from '../json/json.js';
import { requestBodies } from '../messages/request-bodies.js';
import type { Operation } from './operation.js';

/** What the supplier offers of each kind, at any address. */
const services: Readonly<Record<string, JsonObject>> = {
  BROADBAND: {
    id: 'ftthl2r',
    name: 'FTTH',
    serviceCharacteristics: [{ name: 'LINE_PROFILE', values: ['100/20', '1000/100'] }],
  },
  ETHERNET: {
    id: 'ethernetl2',
    name: 'Ethernet',
    serviceCharacteristics: [{ name: 'LINE_PROFILE', values: ['1000/1000'] }],
  },
};

const place: JsonObject = {
  name: 'TWENTY',
  streetNumber: '20',
  streetName: 'Kingston Road',
  city: 'Staines-Upon-Thames',
  postcode: 'TW184LG',
};

/** Answers which services are available at an address. */
export const checkAvailabilityOperation: Operation = {
  key: checkAvailability,
  method: 'GET',
  path: /^\/service-availability$/,
  fields: requestBodies[checkAvailability],
  asksByQuery: true,
  rules: () => [],
  perform: ({ body }) => ({
    status: 200,
    body: {
      address: { identifier: body['address'] ?? {}, ...place },
      serviceSpecifications: specificationsOf(body['serviceTypes']),
      siteInformation: { newLine: true, installationType: 'STANDARD' },
    },
    updates: [],
  }),
};

/** The specifications of the wanted kinds, by default of broadband. */
export function specificationsOf(wanted: Json | undefined): readonly JsonObject[] {
  const kinds = isJsonArray(wanted) && wanted.length > 0 ? wanted : ['BROADBAND'];
  return Object.entries(services).flatMap(([kind, service]) => (kinds.includes(kind) ? [service] : []));
}
