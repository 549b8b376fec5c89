import type { RequirementId } from '../../contract/requirements/index.js';
import type { Context } from '../variations/behaviour.js';
import type { Fault } from '../variations/fault.js';
import { plainText } from '../json/json.js';
import type { Objection, ObjectionKind } from '../messages/objection.js';
import { onOperations, type OperationName } from '../variations/on-operations.js';
import { classifications } from '../messages/parameters.js';

type Overlooks = (objection: Objection, context: Context) => boolean;

const both = ['availability', 'slots'] as const;

const cases: readonly (readonly [
  name: string,
  requirement: RequirementId,
  description: string,
  names: readonly OperationName[],
  overlooks: Overlooks,
])[] = [
  [
    'malformed-address-accepted',
    'API-PARAMETER-TYPE',
    'Accepts an address that is no well-formed JSON.',
    both,
    only('parameter-malformed', '/address'),
  ],
  [
    'list-for-address-accepted',
    'API-PARAMETER-TYPE',
    'Accepts an address that is no JSON object.',
    both,
    only('parameter-type', '/address'),
  ],
  [
    'number-for-address-id-accepted',
    'API-PARAMETER-TYPE',
    'Accepts a number for the identifier of an address.',
    both,
    only('parameter-type', '/address/id'),
  ],
  [
    'number-for-address-type-accepted',
    'API-PARAMETER-TYPE',
    'Accepts a number for the type of an address.',
    both,
    only('parameter-type', '/address/type'),
  ],
  [
    'malformed-specification-accepted',
    'API-PARAMETER-TYPE',
    'Accepts a specification that is no well-formed JSON.',
    ['slots'],
    only('parameter-malformed', '/serviceSpecification'),
  ],
  [
    'number-for-specification-id-accepted',
    'API-PARAMETER-TYPE',
    'Accepts a number for the identifier of a specification.',
    ['slots'],
    only('parameter-type', '/serviceSpecification/id'),
  ],
  [
    'unknown-service-type-accepted',
    'API-PARAMETER-ENUM',
    'Accepts a kind of service that is not documented.',
    ['availability'],
    only('parameter-unlisted', '/serviceTypes/*'),
  ],
  [
    'lower-case-service-type-accepted',
    'API-PARAMETER-ENUM',
    'Accepts a kind of service in lower case.',
    ['availability'],
    ({ kind }, { body }) => kind === 'parameter-unlisted' && listed(body['serviceTypes'], ['BROADBAND', 'ETHERNET']),
  ],
  [
    'unknown-classification-accepted',
    'API-PARAMETER-ENUM',
    'Accepts a classification that is not documented.',
    ['slots'],
    only('parameter-unlisted', '/classifications/*'),
  ],
  [
    'lower-case-classification-accepted',
    'API-PARAMETER-ENUM',
    'Accepts a classification in lower case.',
    ['slots'],
    ({ kind }, { body }) => kind === 'parameter-unlisted' && listed(body['classifications'], classifications),
  ],
  [
    'long-specification-accepted',
    'API-PARAMETER-LIMIT',
    'Accepts an identifier of a specification of any length.',
    ['slots'],
    only('parameter-long', '/serviceSpecification/id'),
  ],
  [
    'empty-specification-accepted',
    'API-PARAMETER-LIMIT',
    'Accepts an empty identifier of a specification.',
    ['slots'],
    only('parameter-short', '/serviceSpecification/id'),
  ],
  [
    'any-text-for-date-accepted',
    'API-PARAMETER-LIMIT',
    'Accepts any text for a day.',
    ['slots'],
    only('parameter-format', '/appointmentFromDate'),
  ],
  [
    'impossible-date-accepted',
    'API-PARAMETER-LIMIT',
    'Accepts a day that no month has.',
    ['slots'],
    ({ kind }, { body }) =>
      kind === 'parameter-format' && /^\d{4}-\d\d-\d\d$/.test(plainText(body['appointmentFromDate'])),
  ],
];

/** Accepts query parameters that are wrong. */
export const wrongParameterAccepted: readonly Fault[] = cases.flatMap(
  ([name, requirement, description, names, overlooks]) =>
    onOperations({ name, requirement, description, behaviour: { overlooks } }, names),
);

function only(kind: ObjectionKind, at: string): Overlooks {
  return (objection) => objection.kind === kind && objection.at === at;
}

function listed(items: unknown, known: readonly string[]): boolean {
  return Array.isArray(items) && items.every((item) => known.includes(String(item).toUpperCase()));
}
