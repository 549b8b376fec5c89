import { plainText } from '../../json/json.js';
import type { ObjectionKind } from '../../messages/objection.js';
import { classifications } from '../../messages/parameters.js';
import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';

const both = ['availability', 'slots'] as const;

/** Accepts query parameters that are wrong. */
export const parameters: readonly Fault[] = [
  ...violating('API-PARAMETER-TYPE', [
    [
      'malformed-address-accepted',
      'Accepts an address that is not well-formed JSON.',
      both,
      only('parameter-malformed', '/address'),
    ],
    [
      'list-for-address-accepted',
      'Accepts an address that is not a JSON object.',
      both,
      only('parameter-type', '/address'),
    ],
    [
      'number-for-address-id-accepted',
      'Accepts a number for the identifier of an address.',
      both,
      only('parameter-type', '/address/id'),
    ],
    [
      'number-for-address-type-accepted',
      'Accepts a number for the type of an address.',
      both,
      only('parameter-type', '/address/type'),
    ],
    [
      'malformed-specification-accepted',
      'Accepts a specification that is not well-formed JSON.',
      ['slots'],
      only('parameter-malformed', '/serviceSpecification'),
    ],
    [
      'number-for-specification-id-accepted',
      'Accepts a number for the identifier of a specification.',
      ['slots'],
      only('parameter-type', '/serviceSpecification/id'),
    ],
  ]),
  ...violating('API-PARAMETER-ENUM', [
    [
      'unknown-service-type-accepted',
      'Accepts a kind of service that is not documented.',
      ['availability'],
      only('parameter-unlisted', '/serviceTypes/*'),
    ],
    [
      'lower-case-service-type-accepted',
      'Accepts a kind of service in lower case.',
      ['availability'],
      {
        overlooks: ({ kind }, { body }) =>
          kind === 'parameter-unlisted' && listed(body['serviceTypes'], ['BROADBAND', 'ETHERNET']),
      },
    ],
    [
      'unknown-classification-accepted',
      'Accepts a classification that is not documented.',
      ['slots'],
      only('parameter-unlisted', '/classifications/*'),
    ],
    [
      'lower-case-classification-accepted',
      'Accepts a classification in lower case.',
      ['slots'],
      {
        overlooks: ({ kind }, { body }) =>
          kind === 'parameter-unlisted' && listed(body['classifications'], classifications),
      },
    ],
  ]),
  ...violating('API-PARAMETER-LIMIT', [
    [
      'long-specification-accepted',
      'Accepts an identifier of a specification of any length.',
      ['slots'],
      only('parameter-long', '/serviceSpecification/id'),
    ],
    [
      'empty-specification-accepted',
      'Accepts an empty identifier of a specification.',
      ['slots'],
      only('parameter-short', '/serviceSpecification/id'),
    ],
    [
      'any-text-for-date-accepted',
      'Accepts any text for a day.',
      ['slots'],
      only('parameter-format', '/appointmentFromDate'),
    ],
    [
      'handwritten-date-accepted',
      'Accepts a day with slashes.',
      ['slots'],
      {
        overlooks: ({ kind }, { received }) =>
          kind === 'parameter-format' && /^\d\d\/\d\d\/\d{4}$/.test(plainText(received['appointmentFromDate'])),
      },
    ],
    [
      'impossible-date-accepted',
      'Accepts an impossible date such as 30 February.',
      ['slots'],
      {
        overlooks: ({ kind }, { body }) =>
          kind === 'parameter-format' && /^\d{4}-\d\d-\d\d$/.test(plainText(body['appointmentFromDate'])),
      },
    ],
  ]),
];

function only(kind: ObjectionKind, at: string): Behaviour {
  return { overlooks: (objection) => objection.kind === kind && objection.at === at };
}

function listed(items: unknown, known: readonly string[]): boolean {
  return Array.isArray(items) && items.every((item) => known.includes(String(item).toUpperCase()));
}
