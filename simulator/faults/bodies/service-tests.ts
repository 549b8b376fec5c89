import { bodyFaults } from '../../variations/fault-tables.js';
import type { Fault } from '../../variations/fault.js';
import { having } from '../../json/json.js';

/** Answers service tests in another layout. */
export const serviceTests: readonly Fault[] = [
  ...bodyFaults('test', 'ST-BODY', [
    [
      'number-for-reference',
      'Answers a number for the reference of a test.',
      (body) => ({ ...body, supplierReference: 123 }),
    ],
    [
      'null-for-reference',
      'Answers null for the reference of a test.',
      (body) => ({ ...body, supplierReference: null }),
    ],
    [
      'number-for-specification-name',
      'Answers a number for the name of the service specification.',
      (body) => having(body, '/serviceSpecification/name', 7),
    ],
    ['answer-as-list', 'Answers a list with the one test.', (body) => [body]],
  ]),
];
