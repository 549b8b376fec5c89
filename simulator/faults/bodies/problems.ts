import type { Fault } from '../../variations/fault.js';
import { bodyFaults } from '../../variations/fault-tables.js';
import { having, valueAt, without, type Json, type JsonObject } from '../../json/json.js';

/** Answers a problem, an amendment, a cancellation or a decision in another layout. */
export const problems: readonly Fault[] = [
  ...bodyFaults('create', 'SP-CREATE-BODY', [
    ['empty-reference', 'Hands out an empty reference.', (body) => ({ ...body, supplierReference: '' })],
    [
      'oversized-reference',
      'Answers a reference of 51 characters.',
      (body) => ({ ...body, supplierReference: 'R'.repeat(51) }),
    ],
    [
      'number-for-specification-name',
      'Answers a number as the name of the service specification.',
      (body) => having(body, '/serviceSpecification/name', 7),
    ],
    ['status-missing', 'Leaves the status of a new problem out.', (body) => without(body, '/status')],
    ['status-unknown', 'Answers a status that the documents do not know.', (body) => ({ ...body, status: 'NEW' })],
    ['status-in-lower-case', 'Answers the status in lower case.', (body) => ({ ...body, status: 'acknowledged' })],
    ['number-for-reference', 'Answers with a number as its reference.', numberForReference],
    [
      'null-for-on-site-restrictions',
      'Answers null for /onSiteRestrictions where it has no value.',
      nullWhereAbsent('/onSiteRestrictions'),
    ],
  ]),
  ...bodyFaults('amend', 'SP-AMEND-BODY', [
    ['number-for-reference', 'Answers with a number as its reference.', numberForReference],
    ['reference-outside-pattern', 'Answers with a reference in lower case, with a hyphen.', referenceOutsidePattern],
    [
      'null-for-on-site-restrictions',
      'Answers null for /onSiteRestrictions where it has no value.',
      nullWhereAbsent('/onSiteRestrictions'),
    ],
  ]),
  ...bodyFaults('cancel', 'SP-CANCEL-BODY', [
    ['number-for-reference', 'Answers with a number as its reference.', numberForReference],
    ['reference-outside-pattern', 'Answers with a reference in lower case, with a hyphen.', referenceOutsidePattern],
    ['null-for-text', 'Answers null for /text where it has no value.', nullWhereAbsent('/text')],
  ]),
  ...bodyFaults('resolutions', 'SP-RESOLVE-BODY', [
    [
      'date-without-offset',
      'Answers a date-time without an offset.',
      (body) => ({ ...body, resolvedDate: '2024-01-10T09:00:00.000' }),
    ],
    [
      'loose-date',
      'Answers a date-time without the letter T and without an offset.',
      (body) => ({ ...body, resolvedDate: '2024-01-10 09:00:00' }),
    ],
    [
      'empty-fault-codes',
      'Answers an empty list of fault codes.',
      (body) => having(body, '/resolutionDetails/faultCode', []),
    ],
    [
      'empty-sla-violations',
      'Answers an empty list of violated service levels.',
      (body) => ({ ...body, slaViolation: [] }),
    ],
    [
      'oversized-resolution-text',
      'Answers a resolution text of 257 characters.',
      (body) => having(body, '/resolutionDetails/resolutionText', 'x'.repeat(257)),
    ],
    [
      'short-resolution-code',
      'Answers a resolution code of two letters.',
      (body) => having(body, '/resolutionDetails/resolutionCode', 'OK'),
    ],
    ['number-for-reference', 'Answers with a number as its reference.', numberForReference],
    [
      'null-for-sla-violation',
      'Answers null for /slaViolation where it has no value.',
      nullWhereAbsent('/slaViolation'),
    ],
  ]),
];

function referenceOutsidePattern(body: JsonObject): JsonObject {
  return { ...body, supplierReference: referenceOf(body).toLowerCase().replaceAll('_', '-') };
}

function numberForReference(body: JsonObject): JsonObject {
  return { ...body, supplierReference: Number(referenceOf(body).replaceAll(/\D/g, '')) };
}

/** Its own reference, so that references still differ. */
function referenceOf({ supplierReference }: JsonObject): string {
  return typeof supplierReference === 'string' ? supplierReference : 'AB_1';
}

function nullWhereAbsent(pointer: string): (body: JsonObject) => Json {
  return (body) => (valueAt(body, pointer) === undefined ? having(body, pointer, null) : body);
}
