import { bodyFaults } from '../variations/body-faults.js';
import type { Fault } from '../variations/fault.js';
import { having } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { refusing } from '../variations/variation.js';

/** Answers service tests in another layout, with references of no use, or takes one kind of problem only. */
export const serviceTestWrong: readonly Fault[] = [
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
  ...onOperations(
    {
      name: 'constant-reference',
      requirement: 'ST-REFERENCE-UNIQUE',
      description: 'Hands out the same reference for every test.',
      behaviour: { references: (kind) => (kind === 'test' ? 'TEST_00000001' : undefined) },
    },
    ['test'],
  ),
  ...onOperations(
    {
      name: 'alternating-references',
      requirement: 'ST-REFERENCE-UNIQUE',
      description: 'Hands out two references for tests in turn.',
      behaviour: { references: (kind, count) => (kind === 'test' ? `TEST_0000000${count % 2}` : undefined) },
    },
    ['test'],
  ),
  ...onOperations(
    {
      name: 'one-problem-type',
      requirement: 'API-VALID-ACCEPTED',
      description: 'Tests for one documented kind of problem, and refuses the others.',
      behaviour: refusing(
        'There is no test for this kind of problem',
        ({ body }) => body['problemType'] !== 'STABILITY',
      ),
    },
    ['test'],
  ),
];
