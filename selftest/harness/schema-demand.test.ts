import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { demandOf, mustOf } from '../../harness/json/schema-demand.js';

const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true });

test.each<[object, unknown, string, string]>([
  [{ type: 'string' }, 1, 'a string', 'must be a string'],
  [{ type: ['integer', 'null'] }, 'x', 'a whole number or null', 'must be a whole number or null'],
  [{ type: 'array' }, 1, 'a list', 'must be a list'],
  [{ enum: ['A', 'B'] }, 'C', 'one of A, B', 'must be one of A, B'],
  [{ const: 'A' }, 'C', '"A"', 'must be "A"'],
  [{ pattern: '^A' }, 'C', 'a text that matches ^A', 'must be a text that matches ^A'],
  [{ maxLength: 1 }, 'CC', 'at most 1 character', 'must have at most 1 character'],
  [{ minItems: 2 }, [], 'at least 2 items', 'must have at least 2 items'],
  [{ minimum: 5 }, 4, 'at least 5', 'must be at least 5'],
  [{ exclusiveMaximum: 5 }, 5, 'less than 5', 'must be less than 5'],
  [{ required: ['a'] }, {}, 'a field a', 'must have a field a'],
  [{ additionalProperties: false }, { b: 1 }, 'no field b', 'must have no field b'],
  [{ anyOf: [{ const: 1 }] }, 2, 'one of the documented values', 'must be one of the documented values'],
])('%j asks of a value, in words', (schema, value, what, must) => {
  const validate = ajv.compile(schema);
  validate(value);
  const error = validate.errors?.at(-1);
  expect(error && [demandOf(error).what, mustOf(error)]).toEqual([what, must]);
});
