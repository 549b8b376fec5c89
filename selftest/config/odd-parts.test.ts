import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDescription } from './read-description.js';
import { describeApi, type ApiDescription } from '../../contract/description.js';

interface Read {
  readonly api: ApiDescription;
  readonly keys: readonly string[];
  readonly said: string;
}

async function read(text: string, others: Readonly<Record<string, string>> = {}): Promise<Read> {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-odd-'));
  for (const [name, content] of Object.entries({ 'api.yaml': text, ...others }))
    writeFileSync(join(folder, name), content);
  const { source, warnings } = await readDescription(join(folder, 'api.yaml'));
  const api = describeApi(source);
  return { api, keys: [...api.operations.keys()], said: warnings.join('\n') };
}

const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";
const get = (rest: string) => `get: { ${rest}, responses: { '200': { description: ok } } }`;
const answer = (schema: string) =>
  `{ '200': { description: ok, content: { application/json: { schema: ${schema} } } } }`;
/** An operation with something odd, beside one that is sound. */
const beside = (odd: string, more = '') =>
  `${head}${more}paths:\n  /a: { ${odd} }\n  /sound: { get: { responses: {} } }\n`;

test('servers of a path and of an operation are named as not asked', async () => {
  const servers = "servers: [{ url: 'https://a.example' }], get: { servers: [{ url: /b }], responses: {} }";
  const { keys, said } = await read(beside(servers));
  expect(keys).toEqual(['GET /a', 'GET /sound']);
  expect(said).toBe(
    ['/a', 'GET /a']
      .map((name) => `${name} has servers of its own: its requests go to the base URL of the run all the same.`)
      .join('\n'),
  );
});

describe('a part that cannot be read is left out and named, and the rest is examined', () => {
  test.each<[string, string, readonly string[], RegExp]>([
    [
      'a parameter of other content',
      get('parameters: [{ name: q, in: query, content: { application/xml: {} } }]'),
      ['GET /a'],
      /parameter q .*its content is application\/xml/,
    ],
    [
      'a parameter without a schema',
      get('parameters: [{ name: q, in: query }]'),
      ['GET /a'],
      /parameter q .*no schema/,
    ],
    [
      'a parameter without a name',
      get('parameters: [{ in: query }]'),
      ['GET /a'],
      /parameters\/0 is left out: it has no name/,
    ],
    [
      'a required parameter in a place of an earlier OpenAPI',
      get('parameters: [{ name: b, in: body, required: true }]'),
      [],
      /GET \/a is left out/,
    ],
    [
      'a reference to no parameter',
      get("parameters: [{ $ref: '#/components/parameters/P' }]"),
      [],
      /#\/components\/parameters\/P leads nowhere/,
    ],
    [
      'an invalid request body',
      "post: { requestBody: 'see manual', responses: {} }",
      [],
      /it is not a valid request body/,
    ],
    [
      'a reference to a schema that is not there',
      `get: { responses: ${answer("{ $ref: '#/components/schemas/Thing' }")} }`,
      ['GET /a'],
      /#\/components\/schemas\/Thing leads nowhere/,
    ],
    [
      'a reference that leads back to itself',
      "get: { responses: { '200': { $ref: '#/paths/~1a/get/responses/200' } } }",
      ['GET /a'],
      /leads back to itself/,
    ],
    [
      'a file that is not there',
      `get: { responses: ${answer("{ $ref: 'nowhere.yaml#/x' }")} }`,
      ['GET /a'],
      /nowhere.yaml cannot be read/,
    ],
    [
      'a device in place of a file',
      `get: { responses: ${answer('{ $ref: /dev/zero }')} }`,
      ['GET /a'],
      /not an ordinary file/,
    ],
    ['an unknown type', `get: { responses: ${answer('{ type: any }')} }`, ['GET /a'], /"any" is not a type/],
    [
      'limits that are not numbers',
      `get: { responses: ${answer('{ minLength: many, maxItems: -1, multipleOf: 0 }')} }`,
      ['GET /a'],
      /minLength is left out: it is not a number[\s\S]*3 parts/,
    ],
    [
      'values that should be lists',
      `get: { responses: ${answer('{ enum: A, required: id, anyOf: {} }')} }`,
      ['GET /a'],
      /enum .*\n.*required .*\n.*3 parts|3 parts/,
    ],
    [
      'an unknown security scheme',
      'get: { security: [{ key: [] }], responses: {} }',
      ['GET /a'],
      /security scheme key/,
    ],
    [
      'an invalid status',
      "get: { responses: { ok: { description: ok }, '200': { description: ok } } }",
      ['GET /a'],
      /responses\/ok is left out: it is not a status code/,
    ],
    [
      'a path parameter that is not described',
      'get: { responses: {} } }\n  /b/{id}: { get: { responses: {} }',
      ['GET /a', 'GET /b/{id}'],
      /GET \/b\/\{id\}: the path parameter id/,
    ],
    [
      'an invalid operation',
      'get: null, put: { responses: {} }',
      ['PUT /a'],
      /\/get is left out: nothing stands there/,
    ],
    [
      'a path without a slash',
      'get: { responses: {} } }\n  b: { get: { responses: {} }',
      ['GET /a'],
      /The path b is left out/,
    ],
    ['a path with nothing', 'null', [], /is left out/],
    [
      'a method that OpenAPI does not have',
      'query: { responses: {} }, get: { responses: {} }',
      ['GET /a'],
      /QUERY \/a is left out: OpenAPI 3.0 and 3.1 have no such method/,
    ],
    [
      'a required header that none can be called',
      "get: { parameters: [{ name: 'a b', in: header, required: true, schema: {} }], responses: {} }",
      [],
      /no header can have its name[\s\S]*GET \/a is left out/,
    ],
    [
      'a multiple of nothing',
      `get: { responses: ${answer('{ multipleOf: 0, properties: [] }')} }`,
      ['GET /a'],
      /multipleOf is left out: it is not above 0.[\s\S]*properties is left out: it is not a mapping/,
    ],
  ])('%s', async (_, odd, keys, said) => {
    const found = odd === 'null' ? await read(beside('').replace('{  }', 'null')) : await read(beside(odd));
    expect(found.keys).toEqual([...keys, 'GET /sound']);
    expect(found.said).toMatch(said);
    expect(found.said).toMatch(/parts? of .*api\.yaml (?:is|are) left out; the rest is examined\.$/);
  });

  test('a pipe, without waiting for what comes through it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fcc-pipe-'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    writeFileSync(join(folder, 'api.yaml'), beside(`get: { responses: ${answer('{ $ref: pipe }')} }`));
    const { warnings } = await readDescription(join(folder, 'api.yaml'));
    expect(warnings.join()).toMatch(/pipe cannot be read \(it is not an ordinary file\)/);
  });
});

describe('what is legal or plainly meant is read without a word', () => {
  test.each<[string, string, (read: Read) => unknown, unknown]>([
    [
      'extensions among paths and answers',
      `${head}paths:\n  x-owner: { get: { by: mail } }\n  x-root: /apis\n  /a: { get: { responses: { x-more: 1, '200': { description: ok } } } }\n`,
      ({ keys }) => keys,
      ['GET /a'],
    ],
    [
      'merge keys',
      `${head}x-errors: &errors { '400': { description: bad }, '404': { description: none } }\npaths: { /a: { get: { responses: { <<: *errors, '200': { description: ok } } } } }\n`,
      ({ api }) => api.operations.get('GET /a')?.statuses.toSorted(),
      [200, 400, 404],
    ],
    [
      'an alias used a thousand times',
      `${head}x-a: &a { type: string }\npaths: { /a: { get: { responses: ${answer(`{ properties: { ${Array.from({ length: 1000 }, (_, n) => `p${n}: *a`).join(', ')} } }`)} } } }\n`,
      ({ keys }) => keys,
      ['GET /a'],
    ],
    [
      'plain text as a parameter',
      beside(
        get(
          'parameters: [{ name: q, in: query, content: { text/plain: { schema: { type: string, maxLength: 3 } } } }]',
        ),
      ),
      ({ api }) => api.operations.get('GET /a')?.queryParameters[0]?.schema.maxLength,
      3,
    ],
    [
      'JSON without a schema as a parameter',
      beside(get('parameters: [{ name: q, in: query, content: { application/json: {} } }]')),
      ({ api }) => api.operations.get('GET /a')?.queryParameters[0]?.json,
      true,
    ],
    [
      'a list of examples',
      beside(get('parameters: [{ name: q, in: query, schema: { type: integer }, examples: [10, 20] }]')),
      ({ api }) => api.operations.get('GET /a')?.queryParameters[0]?.schema.example,
      10,
    ],
    [
      'a version that is a number',
      beside('get: { responses: {} }').replace("'1'", '1.0'),
      ({ api }) => api.name,
      'T 1.0',
    ],
    ['a method in capital letters', beside('GET: { responses: {} }'), ({ keys }) => keys, ['GET /a', 'GET /sound']],
    [
      'names of schemas in examples',
      beside(
        `get: { responses: { '200': { description: ok, content: { application/json: { schema: { type: object, default: { $id: '1' } }, example: { $id: '1', $anchor: 'x y', $ref: '#/no', $schema: 5 } } } } } }`,
      ),
      ({ keys }) => keys,
      ['GET /a', 'GET /sound'],
    ],
    [
      'a reference to an anchor',
      beside(
        `get: { responses: ${answer("{ $ref: '#pet' }")} }`,
        'components: { schemas: { Pet: { $anchor: pet, type: integer } } }\n',
      ),
      ({ api }) => api.operations.get('GET /a')?.answers.get('200')?.schema?.type,
      'integer',
    ],
    [
      'a reference to an id',
      beside(
        `get: { responses: ${answer("{ $ref: 'https://example.com/pet' }")} }`,
        "components: { schemas: { Pet: { $id: 'https://example.com/pet', type: integer } } }\n",
      ),
      ({ api }) => api.operations.get('GET /a')?.answers.get('200')?.schema?.type,
      'integer',
    ],
    [
      'a reference through a reference',
      beside(
        `get: { responses: ${answer("{ $ref: '#/components/responses/R/content/application~1json/schema' }")} }`,
        "components: { responses: { R: { $ref: '#/components/responses/S' }, S: { content: { application/json: { schema: { type: integer } } } } } }\n",
      ),
      ({ api }) => api.operations.get('GET /a')?.answers.get('200')?.schema?.type,
      'integer',
    ],
    [
      'schemas that are true',
      beside(`get: { responses: ${answer('{ properties: { a: true }, additionalProperties: false }')} }`),
      ({ api }) => api.operations.get('GET /a')?.answers.get('200')?.schema?.additionalProperties,
      false,
    ],
    ['a byte order mark', `\ufeff${beside('get: { responses: {} }')}`, ({ keys }) => keys, ['GET /a', 'GET /sound']],
    [
      'patterns of other languages',
      beside(`get: { responses: ${answer("{ patternProperties: { '(?i)^x-': { type: string } } }")} }`),
      ({ keys }) => keys.length,
      2,
    ],
    [
      'an earlier form of limits',
      beside(`get: { responses: ${answer("{ minimum: 1, exclusiveMinimum: true, maxLength: '5' }")} }`),
      ({ api }) => api.operations.get('GET /a')?.answers.get('200')?.schema?.exclusiveMinimum,
      1,
    ],
  ])('%s', async (_, text, found, expected) => {
    const result = await read(text);
    expect(result.said).toBe('');
    expect(found(result)).toEqual(expected);
  });

  test.each([
    ['in YAML', 'maximum: 9223372036854775807'],
    ['in a text', "maximum: '9223372036854775807'"],
    ['with an exclusive limit of OpenAPI 3.0', 'minimum: 9007199254740993, exclusiveMinimum: true'],
  ])('limits that no double holds, %s', async (_, limit) => {
    const schema = `{ type: integer, x-written: { maximum: '1' }, ${limit} }`;
    const { api, said } = await read(beside(`get: { responses: ${answer(schema)} }`));
    expect(said).toBe('');
    expect(api.operations.get('GET /a')?.answerSchemas.get(200)).toHaveProperty(
      'x-written',
      limit.includes('exclusive') ? { exclusiveMinimum: '9007199254740993' } : { maximum: '9223372036854775807' },
    );
  });

  test('headers that HTTP sets are left to it, with a note', async () => {
    const parameters = ['Host', 'content-length', 'Expect', 'X-Own'].map(
      (name) => `{ name: ${name}, in: header, required: true, schema: { type: string } }`,
    );
    const { api, said } = await read(beside(get(`parameters: [${parameters.join(', ')}]`)));
    expect(api.operations.get('GET /a')?.headerParameters.map(({ name }) => name)).toEqual(['X-Own']);
    expect(said.match(/it is left to HTTP/g)).toHaveLength(3);
  });
});
