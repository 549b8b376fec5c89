import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw } from '../../harness/generation/search/drawn.js';
import { fromOpenApi30 } from '../../harness/generation/schema/openapi-3-0.js';
import { readSchema } from '../../harness/generation/schema/schema-graph.js';
import { validValues } from '../../harness/generation/values/valid-values.js';
import type { ValueOptions } from '../../harness/generation/values/value-options.js';
import type { Json, JsonObject } from '../../harness/json/json.js';

const graphOf = (schema: object) => readSchema({ document: { schema }, pointer: '/schema' });
const values = (schema: object, options: ValueOptions = {}, count = 300) =>
  draw(validValues(graphOf(schema), options).values, 6, count).map(({ value }) => value);
const text = { type: 'string', minLength: 1, maxLength: 9 };
const person = { type: 'object', required: ['id'], properties: { id: text, name: text, mail: text } };

describe('optional properties', () => {
  const shown = (value: Json) => Object.keys(value as JsonObject).join(' ');

  test('are there each alone, all, none, and in any combination', () => {
    expect(new Set(values(person).map(shown))).toEqual(new Set(['id', 'id name', 'id mail', 'id name mail']));
  });

  test('of many are each alone, all and none', () => {
    const names = Array.from({ length: 12 }, (_, index) => `p${index}`);
    const many = { type: 'object', properties: Object.fromEntries(names.map((name) => [name, text])) };
    const combinations = new Set(values(many, {}, 1000).map(shown));
    for (const wanted of ['', names.join(' '), ...names]) expect(combinations).toContain(wanted);
  });

  test('that only the supplier makes are left out, and not required', () => {
    const made = { ...text, readOnly: true };
    const schema = {
      type: 'object',
      required: ['id', 'made', 'reference'],
      properties: { id: text, made, reference: { ...text, 'x-supplier-made': true } },
    };
    expect(new Set(values(schema).map(shown))).toEqual(new Set(['id']));
  });

  test('are left out too where a reference leads to what only the supplier makes', () => {
    const document = {
      made: { type: 'string', readOnly: true },
      schema: { type: 'object', required: ['made'], properties: { made: { $ref: '#/made' } } },
    };
    const graph = readSchema({ document, pointer: '#/schema' });
    expect(draw(validValues(graph).values, 1, 20).map(({ value }) => value)).toEqual(
      Array.from({ length: 20 }, () => ({})),
    );
  });
});

describe('values that the caller gives', () => {
  test('stand at their places, in lists too, and what is absent is never there', () => {
    const schema = {
      type: 'object',
      required: ['line'],
      properties: { line: { type: 'array', items: person }, spare: text },
    };
    const made = values(schema, { overrides: { '/line/*/id': 'SI1' }, absent: ['/spare', '/line/*/name'] });
    const lines = made.flatMap((value) => (value as { line: JsonObject[] }).line);
    expect(lines.length).toBeGreaterThan(100);
    expect(new Set(lines.map(({ id }) => id))).toEqual(new Set(['SI1']));
    expect(lines.some((line) => 'name' in line)).toBe(false);
    expect(made.some((value) => 'spare' in (value as JsonObject))).toBe(false);
  });

  test('are kept when they break the schema, and drawn from when they are an arbitrary', () => {
    const { values: arbitrary, accepts } = validValues(graphOf(person), {
      overrides: { '/id': 'longer than the nine', '/name': fc.constantFrom('one', 'two') },
    });
    const made = draw(arbitrary, 1, 100).map(({ value }) => value as JsonObject);
    expect(new Set(made.map(({ id }) => id))).toEqual(new Set(['longer than the nine']));
    expect(new Set(made.map(({ name }) => name))).toEqual(new Set([undefined, 'one', 'two']));
    expect(accepts({ id: 'longer than the nine', mail: 'also longer than the nine' })).toBe(false);
  });

  test('may exclude texts that are not plausible', () => {
    const isNotBlank = (one: string) => one.trim() !== '';
    expect(values(text).some((value) => !isNotBlank(value as string))).toBe(true);
    expect(values(text, { plausible: isNotBlank }).every((value) => isNotBlank(value as string))).toBe(true);
  });
});

describe('lists', () => {
  test('are at each limit, with equal items and with different ones', () => {
    const made = values({ type: 'array', minItems: 1, maxItems: 4, items: text }) as string[][];
    expect(new Set(made.map(({ length }) => length))).toEqual(new Set([1, 2, 3, 4]));
    expect(made.some((list) => list.length > 1 && new Set(list).size === 1)).toBe(true);
    expect(made.some((list) => list.length > 1 && new Set(list).size > 1)).toBe(true);
  });
});

describe('a schema that values cannot be made from', () => {
  test.each([
    ['that excludes everything', { type: 'string', enum: [1] }, 'SCHEMA_UNSATISFIABLE'],
    ['with contrary limits', { type: 'string', minLength: 5, maxLength: 4 }, 'SCHEMA_UNSATISFIABLE'],
    ['with contrary limits of a number', { minimum: 2, maximum: 1 }, 'SCHEMA_UNSATISFIABLE'],
    [
      'with no whole number between its limits',
      { type: 'integer', minimum: 1.2, maximum: 1.8 },
      'SCHEMA_UNSATISFIABLE',
    ],
    [
      'that requires itself without end',
      { type: 'object', required: ['a'], properties: { a: { $ref: '#/schema' } } },
      'SCHEMA_UNSATISFIABLE',
    ],
    ['whose reference leads nowhere', { $ref: '#/nowhere' }, 'SCHEMA_NOT_FOUND'],
    ['whose reference leads out', { $ref: 'https://elsewhere.example' }, 'SCHEMA_NOT_FOUND'],
    ['with a dynamic reference', { $dynamicRef: '#any' }, 'SCHEMA_UNSUPPORTED'],
    ['with an invalid pattern', { type: 'string', pattern: '(' }, 'SCHEMA_UNSUPPORTED'],
    ['that is not a schema', { type: 'text' }, 'SCHEMA_UNSUPPORTED'],
  ])('%s is refused with a reason', (_, schema, code) => {
    expect(() => values(schema)).toThrow(expect.objectContaining({ name: 'SchemaError', code }) as Error);
  });
});

describe('a schema of OpenAPI 3.0', () => {
  test('has its own words for null and for exclusive limits', () => {
    expect(fromOpenApi30({ type: 'string', nullable: true })).toEqual({ type: ['string', 'null'] });
    expect(fromOpenApi30({ nullable: true, minLength: 1 })).toEqual({ minLength: 1 });
    expect(fromOpenApi30({ minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: false })).toEqual({
      exclusiveMinimum: 1,
      maximum: 2,
    });
    expect(fromOpenApi30({ $ref: '#/a', minLength: 1 })).toEqual({ $ref: '#/a' });
  });
});
