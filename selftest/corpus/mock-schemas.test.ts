import { expect, test } from 'vitest';
import { schemasOf } from './mock-schemas.js';

const document = {
  paths: {},
  components: {
    schemas: {
      address: { type: 'string' },
      made: { type: 'string', readOnly: true },
      Stored: {
        required: ['address', 'id', 'since'],
        properties: {
          address: { $ref: '#/components/schemas/address', readOnly: true },
          id: { $ref: '#/components/schemas/made' },
          since: { allOf: [{ $ref: '#/components/schemas/made' }] },
        },
      },
      Sent: { required: ['address'], properties: { address: { $ref: '#/components/schemas/address' } } },
    },
  },
};

test.each([
  ['demands a name whose schema has no flag, although another property of that name has it', 'Sent', false],
  ['does not demand names that have the flag beside a reference or behind one', 'Stored', true],
])('the second validator %s', async (_, name, isValid) => {
  const validator = await schemasOf(document, 'readOnly')(`#/components/schemas/${name}`);
  expect(validator({})).toBe(isValid);
});
