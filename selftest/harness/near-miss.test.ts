import { describe, expect, test } from 'vitest';
import { bodyOperations, isNormative } from '../../contract/requirements/index.js';
import type { Schema } from '../../contract/schema.js';
import { exampleValue } from '../../harness/generation/samples/example-value.js';
import { at } from '../../harness/json/json-pointer.js';
import type { Json } from '../../harness/json/json.js';
import { nearMisses, valuesOutside } from '../../harness/generation/near-misses/fixed-near-misses.js';
import { pointerOfField, requestFields } from '../../harness/generation/samples/request-fields.js';
import { operationOf } from '../../contract/description.js';
import { description, ownValidator } from './own-validator.js';

/** The keywords that each kind of near-miss may break, and no other. */
const keywordsOf: Readonly<Record<string, readonly string[]>> = {
  missing: ['required'],
  type: ['type'],
  'too-short': ['minLength'],
  'too-long': ['maxLength'],
  'too-small': ['minimum'],
  negative: ['minimum'],
  empty: ['minItems'],
  'too-few': ['minItems'],
  fraction: ['type'],
  unlisted: ['enum'],
  'lower-case': ['pattern', 'enum'],
  'cut-off': ['pattern'],
  overlong: ['pattern'],
  blank: ['pattern'],
  handwritten: ['format'],
};

/** What the requirement of a near-miss is, by the keyword that it breaks. */
const requirementOf: Readonly<Record<string, string>> = {
  required: 'API-FIELD-REQUIRED',
  type: 'API-FIELD-TYPE',
  enum: 'API-FIELD-ENUM',
};

interface Example {
  readonly value: Json;
}

/** The documented example of a request, which has far more fields than the plain one. */
function documentedExample(key: string): Json {
  const [method = '', path = ''] = key.split(' ');
  const paths = description['paths'] as Record<string, Record<string, unknown>>;
  const operation = paths[path]?.[method.toLowerCase()] as {
    requestBody: { content: { 'application/json': { examples: { documented: Example } } } };
  };
  return operation.requestBody.content['application/json'].examples.documented.value;
}

describe.each(bodyOperations)('the near-misses of %s', (key) => {
  const operation = operationOf(key);
  const misses = nearMisses(operation);
  const sureFields = requestFields(operation).filter(({ schema }) => isNormative(schema['x-sureness'] ?? 'seed'));
  const errorsOf = ownValidator(operation.request?.pointer ?? '');

  test.each([
    ['plain', exampleValue(operation.request?.schema ?? {})],
    ['documented', documentedExample(key)],
  ])('made from the %s request are each invalid for one keyword at one place', (_, valid) => {
    expect(errorsOf(valid)).toEqual([]);
    for (const miss of misses) {
      const kind = miss.id.split('.')[0] ?? '';
      const errors = errorsOf(miss.from(valid));
      const places = errors.map(({ keyword, instancePath, params }) =>
        keyword === 'required' ? `${instancePath}/${String(params['missingProperty'])}` : instancePath,
      );
      expect(places, miss.id).not.toEqual([]);
      expect(new Set(places), miss.id).toEqual(new Set([miss.pointer]));
      // A value of another type than a list of values has is outside that list as well.
      const keywords = errors.map(({ keyword }) => keyword).filter((keyword) => kind !== 'type' || keyword !== 'enum');
      expect(new Set(keywords).size, miss.id).toBe(1);
      expect(keywordsOf[kind], miss.id).toContain(keywords[0]);
      // A fraction is a number all the same: that it has to be a whole one is a limit.
      const limit = kind === 'fraction' ? undefined : requirementOf[keywords[0] ?? ''];
      expect(miss.requirement, miss.id).toBe(limit ?? 'API-FIELD-LIMIT');
    }
  });

  test('have unique ids and titles', () => {
    expect(new Set(misses.map(({ id }) => id)).size).toBe(misses.length);
    expect(new Set(misses.map(({ title }) => title)).size).toBe(misses.length);
  });

  test('cover every required field, type and limit', () => {
    const ids = new Set(misses.map(({ id }) => id));
    for (const { name, required, schema } of sureFields) {
      expect(ids.has(`missing.${name}`), `missing.${name}`).toBe(required);
      expect(
        [...ids].some((id) => id.startsWith(`type.${name}.`)),
        `type.${name}`,
      ).toBe(true);
      expect(ids.has(`type.${name}.null`), `type.${name}.null`).toBe(required);
      for (const [keyword, id] of Object.entries({
        minLength: 'too-short',
        maxLength: 'too-long',
        minimum: 'too-small',
        minItems: 'empty',
        enum: 'unlisted',
      } satisfies Partial<Record<keyof Schema, string>>))
        expect(ids.has(`${id}.${name}`), `${id}.${name}`).toBe(Object.hasOwn(schema, keyword));
      if (schema.pattern !== undefined) expect(ids.has(`blank.${name}`), `blank.${name}`).toBe(true);
    }
  });

  test('leave alone what the documents do not surely show', () => {
    const doubtful = requestFields(operation).filter(({ schema }) => !isNormative(schema['x-sureness'] ?? 'seed'));
    const pointers = new Set(doubtful.map(pointerOfField));
    expect(misses.filter(({ pointer }) => pointers.has(pointer))).toEqual([]);
  });

  test('leave alone what only the supplier sets', () => {
    for (const { id } of misses) expect(id).not.toContain('serviceSpecification.name');
  });

  test('stand right beside the limit', () => {
    const valid = documentedExample(key);
    for (const { name, schema } of sureFields) {
      const valueOf = (id: string) => {
        const miss = misses.find((each) => each.id === `${id}.${name}`);
        return miss && at(miss.from(valid), miss.pointer);
      };
      if (schema.maxLength !== undefined) expect(valueOf('too-long')).toHaveLength(schema.maxLength + 1);
      if (schema.minLength !== undefined) expect(valueOf('too-short')).toHaveLength(schema.minLength - 1);
      if (schema.minimum !== undefined) expect(valueOf('too-small')).toBe(schema.minimum - 1);
    }
  });

  test('are what their ids and titles say', () => {
    const valid = documentedExample(key);
    for (const miss of misses) {
      expect(miss.title, miss.id).not.toMatch(/ {2}/);
      const value = at(miss.from(valid), miss.pointer);
      if (miss.id.startsWith('lower-case.')) expect(value, miss.id).toMatch(/^[^A-Z]*[a-z][^A-Z]*$/);
      if (miss.id.startsWith('cut-off.')) expect(value, miss.id).toHaveLength(4);
      if (miss.id.startsWith('missing.')) expect(value, miss.id).toBeUndefined();
    }
  });

  test('are refused when the body that they are made from is invalid already', () => {
    const [first] = misses;
    expect(() => first?.from('nonsense')).toThrow(/not invalid for its one reason/);
  });
});

test('a limit of length beyond what can be made ends nothing', () => {
  const lengths = (schema: Schema) =>
    valuesOutside(schema).map(([keyword, , , value]) => [keyword, (value as string).length]);
  for (const maxLength of [100_000, 2_147_483_647, Number.MAX_SAFE_INTEGER, 1e300])
    expect(lengths({ type: 'string', maxLength })).toEqual([]);
  expect(lengths({ type: 'string', minLength: 1e9 })).toEqual([['minLength', 100_000]]);
  expect(lengths({ type: 'string', minLength: 2, maxLength: 99_999 })).toEqual([
    ['minLength', 1],
    ['maxLength', 100_000],
  ]);
});
