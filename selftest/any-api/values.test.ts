import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { readDescription } from '../config/read-description.js';
import fc from 'fast-check';
import { chooseDescription, describeApi, supplierApi } from '../../contract/description.js';
import { nearMisses } from '../../harness/generation/near-misses/schema-near-misses.js';
import { readSchema } from '../../harness/generation/schema/schema-graph.js';
import { validValues } from '../../harness/generation/values/valid-values.js';
import { parameterValues, plainBody } from '../../harness/generation/samples/plain-values.js';

const text = { type: 'string' };
/** Schemas that have values, none of which is made by filling in what is required. */
const satisfiable: Readonly<Record<string, unknown>> = {
  'a required list of itself': { $ref: '#/components/schemas/Tree' },
  'a list of different values of an enum': {
    type: 'array',
    items: { enum: ['a', 'b', 'c'] },
    minItems: 3,
    uniqueItems: true,
  },
  'a list of different truths': { type: 'array', items: { type: 'boolean' }, minItems: 2, uniqueItems: true },
  'a map with so many properties': { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 3 },
  'a map whose names have a pattern': {
    type: 'object',
    patternProperties: { '^x-[a-z]+$': text },
    additionalProperties: false,
    minProperties: 2,
  },
  'names with rules': {
    type: 'object',
    propertyNames: { pattern: '^[A-Z]{3}$' },
    additionalProperties: { type: 'integer' },
    minProperties: 2,
  },
  'a password': { type: 'string', pattern: '^(?=.*[A-Z])(?=.*[a-z])(?=.*\\d)(?=.*[@#$%]).{8,20}$' },
  'a password of few characters': { type: 'string', pattern: '^(?=.*\\d)(?=.*[A-Z])[A-Za-z\\d]{12}$' },
  'a text that does not begin with': { type: 'string', pattern: '^(?!test)[a-z]{4,8}$' },
  'a text that is not white space alone': { type: 'string', pattern: '^(?!\\s*$).+' },
  'a text that goes on before a point': { type: 'string', pattern: '^\\w+(?=\\.)\\.[a-z]{2,3}(?<!com)$' },
  'letters of all scripts': { type: 'string', pattern: '^\\p{Lu}[\\p{Ll}\\p{Nd}]{2,4}$' },
  'an address that is longer than most': { type: 'string', format: 'email', minLength: 70 },
  'a web address that is longer than most': { type: 'string', format: 'uri', minLength: 100 },
  'nothing but null': { type: 'null' },
  'not what it usually is': { type: 'integer', minimum: 1, not: { enum: [1, 2] } },
  'not one field': { type: 'object', properties: { a: text, b: text }, minProperties: 1, not: { required: ['a'] } },
  'a field that needs another': {
    type: 'object',
    required: ['card'],
    properties: { card: text, address: text },
    dependentRequired: { card: ['address'] },
  },
  'a field that needs a schema': {
    type: 'object',
    required: ['card'],
    properties: { card: text },
    dependentSchemas: { card: { required: ['code'], properties: { code: { type: 'integer' } } } },
  },
  'a list that contains': { type: 'array', items: { type: 'integer' }, contains: { minimum: 100 }, minContains: 2 },
  'a list that begins so': { type: 'array', prefixItems: [text, { type: 'integer' }], items: false, minItems: 2 },
  'a condition': {
    type: 'object',
    required: ['kind'],
    properties: { kind: { enum: ['a'] } },
    if: { properties: { kind: { const: 'a' } } },
    // eslint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: { required: ['more'], properties: { more: { type: 'boolean' } } },
  },
  'one of two': {
    oneOf: [
      { type: 'object', required: ['a'], properties: { a: text } },
      { type: 'object', required: ['b'], properties: { b: text }, not: { required: ['a'] } },
    ],
  },
  'all of some': {
    allOf: [
      { type: 'object', required: ['a'], properties: { a: { type: 'integer', minimum: 5 } } },
      { properties: { a: { maximum: 5 } } },
    ],
  },
  'a multiple of a decimal': { type: 'number', multipleOf: 0.01, exclusiveMinimum: 0, exclusiveMaximum: 0.05 },
  'between two': { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
  // eslint-disable-next-line no-loss-of-precision -- this is what the description says, whatever a double makes of it
  'beyond what a double counts': { type: 'integer', minimum: 9007199254740993, maximum: 18446744073709551615 },
  'an example that is wrong': {
    type: 'object',
    required: ['n'],
    properties: { n: { type: 'integer', example: 'five' } },
    example: { n: 'x' },
  },
  'part of which cannot be read': {
    type: 'object',
    required: ['a'],
    properties: { a: text, b: { type: 'string', pattern: '(' } },
  },
  'part of which is only shown': {
    type: 'object',
    required: ['b'],
    properties: { b: { type: 'string', pattern: '(', example: 'shown' } },
  },
};
const unsatisfiable: Readonly<Record<string, readonly [schema: unknown, why: RegExp]>> = {
  'a pattern that cannot be read': [
    { type: 'object', required: ['a'], properties: { a: { type: 'string', pattern: '(' } } },
    /\/a .*cannot be read.*"\(" is not a regular expression/,
  ],
  'what requires itself': [{ $ref: '#/components/schemas/Endless' }, /requires itself without end/],
  'too many items': [{ type: 'array', minItems: 1e8, items: { type: 'string', minLength: 1e6 } }, /100000000 items/],
  'texts that are too long': [
    {
      type: 'object',
      required: ['s'],
      properties: { s: { type: 'string', pattern: '^(.{1,1000}){1,1000}x{65000}$', minLength: 60000 } },
    },
    /longer than \d+ characters/,
  ],
  'parts that double at each level': [{ $ref: '#/components/schemas/S30' }, /without end|larger/],
};

const doubling = Object.fromEntries(
  Array.from({ length: 31 }, (_, n) => {
    const inner = n === 0 ? text : { $ref: `#/components/schemas/S${n - 1}` };
    return [`S${n}`, { type: 'object', required: ['a', 'b'], properties: { a: inner, b: inner } }];
  }),
);
const components = {
  schemas: {
    Tree: {
      type: 'object',
      required: ['name', 'children'],
      properties: { name: text, children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
    },
    Endless: { type: 'object', required: ['next'], properties: { next: { $ref: '#/components/schemas/Endless' } } },
    ...doubling,
  },
};
const all = {
  ...satisfiable,
  ...Object.fromEntries(Object.entries(unsatisfiable).map(([name, [schema]]) => [name, schema])),
};
const paths = Object.fromEntries(
  Object.values(all).map((schema, index) => [
    `/p${index}`,
    {
      post: {
        requestBody: { required: true, content: { 'application/json': { schema } } },
        parameters: ['query', 'header', 'cookie'].map((place) => ({
          name: 'v',
          in: place,
          required: true,
          content: { 'application/json': { schema } },
        })),
        responses: {},
      },
    },
  ]),
);
const file = join(mkdtempSync(join(tmpdir(), 'fcc-values-')), 'values.json');
writeFileSync(file, JSON.stringify({ openapi: '3.1.0', info: { title: 'V', version: '1' }, components, paths }));
const { source } = await readDescription(file);
chooseDescription(source);
const named = { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat' } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (...required: readonly string[]) => ({
  type: 'object',
  required,
  properties: { kind: text, purrs: { type: 'boolean' }, barks: { type: 'boolean' } },
});
const kinds = {
  Cat: object('kind', 'purrs'),
  Dog: object('kind', 'barks'),
  Base: {
    ...object('kind'),
    discriminator: { propertyName: 'kind', mapping: { heir: ref('Heir').$ref, last: 'LastHeir' } },
  },
  Heir: { allOf: [ref('Base'), object('purrs')] },
  LastHeir: { allOf: [ref('Heir'), object('barks')] },
  McpTool: { type: 'object', required: ['kind'], properties: { kind: { enum: ['mcp-tool'] } } },
};
const byLetter = new Ajv2020({ strict: false }).compile({ oneOf: [kinds.Cat, kinds.Dog] });

/** Chooses a description with one request of a schema. */
async function chosen(schema: object) {
  const description = {
    openapi: '3.1.0',
    info: { title: 'K', version: '1' },
    components: { schemas: kinds },
    paths: { '/a': { post: { requestBody: { content: { 'application/json': { schema } } }, responses: {} } } },
  };
  writeFileSync(file, JSON.stringify(description));
  const { source } = await readDescription(file);
  chooseDescription(source);
  const request = describeApi(source).operations.get('POST /a')?.request;
  if (!request) throw new Error('It has no request.');
  return { request, pointer: request.wholePointer };
}

const operations = [...describeApi(source).operations.values()];
const operationFor = (name: string) => {
  const operation = operations[Object.keys(all).indexOf(name)];
  if (!operation?.request) throw new Error(`${name} has no operation.`);
  return { operation, request: operation.request };
};

describe('values are made wherever a schema has any', () => {
  test.each(Object.entries(satisfiable))('%s', (name, schema) => {
    const { operation, request } = operationFor(name);
    const ajv = new Ajv2020({ strict: false, multipleOfPrecision: 9 });
    addFormats.default(ajv);
    const readable = JSON.parse(
      JSON.stringify({ ...(schema as object), components }).replaceAll('"pattern":"("', '"x":0'),
    ) as object;
    const validate = ajv.compile(readable);
    const made = plainBody(request, false);
    expect(made).toHaveProperty('value');
    const values = [
      ...('value' in made ? [made.value] : []),
      ...[operation.queryParameters, operation.headerParameters, operation.cookieParameters].map(
        (parameters) => parameterValues(parameters)['v'],
      ),
    ];
    for (const value of values) expect(validate(value), JSON.stringify([value, validate.errors])).toBe(true);
  });

  test('as decimal texts that keep to limits beyond what a double counts', () => {
    const made = plainBody(operationFor('beyond what a double counts').request, false);
    const written = BigInt(JSON.stringify('value' in made ? made.value : 0));
    expect(written >= 9007199254740993n && written <= 18446744073709551615n).toBe(true);
  });
});

describe('where no value is made, the reason is said', () => {
  test.each(Object.entries(unsatisfiable))('%s', (name, [, why]) => {
    const { operation, request } = operationFor(name);
    expect(plainBody(request, false)).toEqual({ why: expect.stringMatching(why) as string });
    expect(() => parameterValues(operation.queryParameters)).toThrow(why);
  });
});

describe('a value that is made says the name by which a discriminator knows it', () => {
  test.each<[string, object, readonly string[]]>([
    ['of a choice', { oneOf: [ref('Cat'), ref('Dog')], discriminator: named }, ['cat', 'Dog']],
    [
      'but where the branch lists others',
      { oneOf: [ref('McpTool')], discriminator: { propertyName: 'kind' } },
      ['mcp-tool'],
    ],
    ['of its own base', ref('Heir'), ['heir']],
    ['of a base of its base', ref('LastHeir'), ['last']],
    ['within a list', { type: 'array', minItems: 1, items: ref('Heir') }, ['heir']],
  ])('%s', async (_, schema, names) => {
    const { request, pointer } = await chosen(schema);
    const made = plainBody(request, false);
    expect(names).toContain([('value' in made ? made.value : {}) as { kind?: string }].flat()[0]?.kind);
    const { values } = validValues(readSchema({ document: supplierApi.document, pointer }));
    for (const value of fc.sample(values, { seed: 1, numRuns: 30 }))
      for (const { kind } of [value as { kind?: string }].flat()) expect(names).toContain(kind);
  });

  test('and no supplier has to refuse another name', async () => {
    const { pointer } = await chosen({ oneOf: [ref('Cat'), ref('Dog')], discriminator: named });
    const places = nearMisses(readSchema({ document: supplierApi.document, pointer }));
    expect(places.length).toBeGreaterThan(3);
    for (const { values } of places)
      for (const { value } of fc.sample(values, { seed: 1, numRuns: 50 }))
        expect(byLetter(value), JSON.stringify(value)).toBe(false);
  });
});
