import { describe, expect, test } from 'vitest';
import { supplierApi } from '../../contract/description.js';
import { bodyOperations } from '../../contract/requirements/index.js';
import type { Schema } from '../../contract/schema.js';
import { exampleValue, plainText } from '../../harness/generation/samples/example-value.js';
import { pointerOfField, requestFields } from '../../harness/generation/samples/request-fields.js';
import { at } from '../../harness/json/json-pointer.js';
import type { Json } from '../../harness/json/json.js';
import { operationOf } from '../../contract/description.js';
import { ownValidator } from './own-validator.js';

test('plain text has exactly the length that is asked for, and no white space at its ends', () => {
  for (let length = 0; length <= 1100; length++) {
    const text = plainText(length);
    expect(text).toHaveLength(length);
    expect(text.trim()).toBe(text);
    expect(text).not.toMatch(/ {2}/);
  }
});

describe('an example value', () => {
  test.each<[string, Schema, Json]>([
    ['its documented example', { type: 'string', example: 'A123X' }, 'A123X'],
    ['the first of a list of values', { type: 'string', enum: ['ONE', 'TWO'] }, 'ONE'],
    ['its minimum', { type: 'number', minimum: 7 }, 7],
    ['a number', { type: 'number' }, 1],
    ['true', { type: 'boolean' }, true],
    ['a list of one', { type: 'array', items: { type: 'boolean' } }, [true]],
    [
      'its required properties only',
      { type: 'object', required: ['a'], properties: { a: { type: 'boolean' }, b: { type: 'boolean' } } },
      { a: true },
    ],
    ['text within its limits', { type: 'string', maxLength: 3 }, 'The'],
  ])('is %s', (_, schema, value) => expect(exampleValue(schema)).toEqual(value));

  test.each(bodyOperations)('of %s is a valid request', (key) => {
    const { schema = {}, pointer = '' } = operationOf(key).request ?? {};
    expect(ownValidator(pointer)(exampleValue(schema))).toEqual([]);
  });
});

describe.each(bodyOperations)('the fields of %s', (key) => {
  const operation = operationOf(key);
  const fields = requestFields(operation);
  const plain = exampleValue(operation.request?.schema ?? {});

  test('are all that the description has, but for what only the supplier sets', () => {
    expect(fields.map(({ name }) => name)).toEqual(documentedFields[key]);
  });

  test('are required where the description says so', () => {
    for (const { name, required, path } of fields) {
      const parent = path
        .slice(0, -1)
        .reduce<Schema | undefined>(
          (schema, step) => (typeof step === 'number' ? schema?.items : schema?.properties?.[step]),
          operation.request?.schema,
        );
      expect(required, name).toBe(parent?.required?.includes(String(path.at(-1))) ?? false);
    }
  });

  test('can each be put into a valid body, which stays valid and keeps what it had', () => {
    const errorsOf = ownValidator(operation.request?.pointer ?? '');
    for (const field of fields) {
      const parent = field.within(plain);
      expect(errorsOf(parent), field.name).toEqual([]);
      expect(parent).toMatchObject(plain as object);
      const above = pointerOfField(field).split('/').slice(0, -1).join('/');
      expect(at(parent, above), field.name).toBeTypeOf('object');
    }
  });
});

test('the description has no operation with a body that is not examined here', () => {
  expect([...supplierApi.operations.values()].filter(({ request }) => request).map(({ key }) => key)).toEqual([
    ...bodyOperations,
  ]);
});

const contact = (of: string) => [of, `${of}.name`, `${of}.email`, `${of}.phoneNumber`];
const pairs = (of: string) => [of, `${of}.0`, `${of}.0.name`, `${of}.0.value`];
const address = (of: string) => [of, `${of}.id`, `${of}.type`];
const site = (of: string) => [
  `${of}.name`,
  `${of}.postcode`,
  `${of}.role`,
  ...address(`${of}.address`),
  ...pairs(`${of}.siteCharacteristics`),
];
const appointment = ['appointmentReservationId', 'appointmentReservationReference'];
const documentedFields: Readonly<Record<string, readonly string[]>> = {
  'POST /quote': [
    'id',
    'externalIdentifier',
    'sites',
    'sites.0',
    ...site('sites.0'),
    'contractDetails',
    'contractDetails.contractLength',
    'contractDetails.contractLength.value',
    'contractDetails.contractLength.unit',
    'contractDetails.billingFrequency',
    'service',
    'service.0',
    'service.0.serviceSpecification',
    'service.0.serviceSpecification.id',
    ...pairs('service.0.serviceCharacteristic'),
  ],
  'POST /appointments': [
    'id',
    ...address('address'),
    'serviceSpecification',
    'serviceSpecification.id',
    'purpose',
    'timeslot',
    'timeslot.timeslotStartDateTime',
    'timeslot.timeslotEndDateTime',
  ],
  'POST /service-orders': [
    'id',
    'orderType',
    'tenant',
    ...address('address'),
    'serviceOrderItem',
    'serviceOrderItem.serviceSpecification',
    'serviceOrderItem.serviceSpecification.id',
    ...pairs('serviceOrderItem.serviceCharacteristics'),
    ...contact('primaryContact'),
    ...contact('secondaryContact'),
    ...appointment,
    'requestedCompletionDate',
    'engineerTasks',
    'engineerTasks.0',
    'hazards',
    'onSiteRestrictions',
    'notes',
  ],
  'POST /service-order-amendments': [
    'id',
    'orderId',
    ...pairs('serviceCharacteristics'),
    ...contact('primaryContact'),
    ...contact('secondaryContact'),
    ...appointment,
    'requestedCompletionDate',
    'engineerTasks',
    'engineerTasks.0',
    'hazards',
    'onSiteRestrictions',
    'notes',
    'supplierOrderReference',
  ],
  'POST /service-order-cancellations': ['id', 'orderId', 'reasonCode', 'supplierOrderReference'],
  'POST /ethernet/service-orders': [
    'id',
    'tenant',
    'supplierQuoteId',
    'siteInformation',
    'siteInformation.0',
    ...site('siteInformation.0'),
    'siteInformation.0.wayleave',
    'siteInformation.0.wayleave.wayleaveOwner',
    ...pairs('siteInformation.0.wayleave.wayleaveCharacteristics'),
    ...contact('siteInformation.0.wayleave.wayleaveContact'),
    ...contact('siteInformation.0.primaryContact'),
    ...contact('siteInformation.0.secondaryContact'),
    'siteInformation.0.hazards',
  ],
  'POST /service-tests': ['id', 'serviceId', 'serviceSpecification', 'serviceSpecification.id', 'problemType'],
  'POST /service-problems': [
    'id',
    'problemType',
    'problemText',
    'serviceId',
    'serviceSpecification',
    'serviceSpecification.id',
    'address',
    'address.id',
    'address.type',
    'serviceTestId',
    'serviceTestReference',
    'characteristics',
    'characteristics.0',
    'characteristics.0.name',
    'characteristics.0.value',
    ...contact('primaryContact'),
    ...contact('secondaryContact'),
    'appointmentReservationId',
    'appointmentReservationReference',
    'parentServiceProblemId',
    'parentServiceProblemReference',
    'hazards',
    'onSiteRestrictions',
    'notes',
  ],
  'POST /service-problem-amendments': [
    'id',
    'serviceProblemId',
    'supplierServiceProblemReference',
    'problemText',
    'escalationRequest',
    'characteristics',
    'characteristics.0',
    'characteristics.0.name',
    'characteristics.0.value',
    ...contact('primaryContact'),
    ...contact('secondaryContact'),
    'appointmentReservationId',
    'appointmentReservationReference',
    'hazards',
    'onSiteRestrictions',
    'notes',
  ],
  'POST /service-problem-cancellations': [
    'id',
    'serviceProblemId',
    'supplierServiceProblemReference',
    'reasonCode',
    'text',
  ],
  'PATCH /service-problem-resolutions/{id}': ['status', 'tenantNotes'],
};
