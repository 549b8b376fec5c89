import type { Fault } from '../../variations/fault.js';
import { bodyFaults } from '../../variations/fault-tables.js';
import { having, plainText, valueAt, type JsonObject } from '../../json/json.js';
import { specificationsOf } from '../../operations/check-availability.js';

const documentedAddress = { id: '200004033694', type: 'UPRN' };
const id = '/address/identifier/id';

/** Answers availability checks with another layout, about another address, or about other services than asked for. */
export const availability: readonly Fault[] = [
  ...bodyFaults('availability', 'SA-BODY', [
    [
      'number-for-street-number',
      'Answers the number of the house as a number.',
      (body) => having(body, '/address/streetNumber', 20),
    ],
    [
      'null-for-locality',
      'Answers null for a locality that it does not know.',
      (body) => having(body, '/address/locality', null),
    ],
    ['address-as-text', 'Answers the address as one text.', (body) => ({ ...body, address: 'Kingston Road' })],
    [
      'identifier-as-text',
      'Answers the identifier of the address as one text.',
      (body) => having(body, '/address/identifier', 'UPRN'),
    ],
    ['answer-as-list', 'Answers a list with the one address.', (body) => [body]],
  ]),
  ...bodyFaults('availability', 'SA-ADDRESS', [
    [
      'constant-address',
      'Answers about the same address whatever the request.',
      (body) => having(body, '/address/identifier', documentedAddress),
    ],
    [
      'address-id-cut-off',
      'Answers about an address whose identifier lacks the last character.',
      (body) => having(body, id, plainText(valueAt(body, id)).slice(0, -1)),
    ],
    [
      'neighbouring-address',
      'Answers about an address whose identifier ends otherwise.',
      (body) =>
        having(
          body,
          id,
          plainText(valueAt(body, id)).replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        ),
    ],
  ]),
  ...bodyFaults('availability', 'SA-DEFAULT', [
    [
      'ethernet-by-default',
      'Lists Ethernet when no kind of service is asked for.',
      (body, context) => byDefault(body, context.body, ['ETHERNET']),
    ],
    [
      'everything-by-default',
      'Lists every service when no kind is asked for.',
      (body, context) => byDefault(body, context.body, ['BROADBAND', 'ETHERNET']),
    ],
    [
      'nothing-by-default',
      'Lists no service when no kind is asked for.',
      (body, context) => byDefault(body, context.body, ['NONE']),
    ],
  ]),
];

function byDefault(body: JsonObject, asked: JsonObject, kinds: readonly string[]): JsonObject {
  return asked['serviceTypes'] === undefined ? { ...body, serviceSpecifications: specificationsOf(kinds) } : body;
}
