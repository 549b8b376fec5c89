import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DescriptionError } from '../../config/description/description-error.js';
import { modernise } from '../../config/description/modernise.js';
import { readDescription } from './read-description.js';
import { usablePattern } from '../../config/description/usable-pattern.js';
import { describeApi } from '../../contract/description.js';
import { digestOf } from '../../contract/shipped-document.js';
import { cli } from '../cli/cli.js';

/** Files in a folder of their own; gives the path of the first. */
function files(all: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-description-'));
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  return join(folder, Object.keys(all)[0] ?? '');
}

const head = (version = '3.0.3') => `openapi: ${version}\ninfo: { title: Things, version: '1' }\n`;
const things = (schema: string, version?: string) =>
  `${head(version)}paths: { /things: { get: { responses: { '200': { description: All, content: { application/json: { schema: ${schema} } } } } } } }\n`;

async function problemOf(place: string): Promise<string> {
  const thrown: unknown = await readDescription(place).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(DescriptionError);
  return (thrown as DescriptionError).message;
}

describe('a description that cannot be used is refused in one sentence', () => {
  test.each<[string, string, RegExp]>([
    [
      'a Swagger description',
      "swagger: '2.0'\ninfo: { title: T, version: '1' }\npaths: {}\n",
      /Swagger "2.0".*OpenAPI 3.0 or 3.1/,
    ],
    ['a later version', `${head('4.0.0')}paths: {}\n`, /OpenAPI "4.0.0"/],
    ['a version that is a number', `${head('3.1')}paths: {}\n`, /OpenAPI 3.1 description/],
    ['another YAML file', 'supplier: { name: Example }\n', /has no key openapi/],
    ['no mapping', '- one\n- two\n', /not a mapping of keys to values/],
    ['no YAML', 'openapi: [\n', /:\d+:\d+ is neither YAML nor JSON/],
    ['no title', "openapi: 3.1.0\ninfo: { version: '1' }\npaths: {}\n", /info.title must be a text/],
    ['no operation', `${head()}paths: {}\n`, /describes no operation/],
    [
      'nothing but operations that cannot be read',
      `${head()}paths: { /a: { get: 5 } }\n`,
      /no operation.*it is not a valid operation/,
    ],
    ['several documents in one file', `${head()}paths: {}\n---\na: 1\n`, /has 2 YAML documents/],
    ['an alias for what it stands in', `${head()}paths: &all { /a: *all }\n`, /contains itself/],
    [
      'aliases that multiply',
      `x: [&a [1,1,1,1,1,1,1,1,1,1], ${'bcdefghi'.replaceAll(/./g, (name) => `&${name} [${`*${String.fromCharCode(name.charCodeAt(0) - 1)},`.repeat(10)}], `)}]\n`,
      /has more than \d+ values/,
    ],
  ])('%s', async (_, text, expected) => {
    const message = await problemOf(files({ 'api.yaml': text }));
    expect(message).toMatch(expected);
    expect(message).not.toMatch(/\n|\.\.$/);
  });

  test('one that is not there, with exit code 2 and before any traffic', async () => {
    const { code, stderr } = await cli(['run', '--spec', 'nowhere.yaml', '--base-url', 'http://127.0.0.1:9']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^error: The description \S*nowhere.yaml cannot be read/),
    ]);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('another API without the address of a system', async () => {
    const { code, stderr } = await cli(['run', '--reference'], {
      FCC_SPEC: files({ 'api.yaml': things('{ type: array }') }),
    });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: --spec describes another API.*--base-url/)]);
  });
});

describe('a description is read', () => {
  test('with the files that it refers to, which may refer to each other', async () => {
    const place = files({
      'api.yaml': things("{ $ref: 'node.yaml#/node' }", '3.1.0'),
      'node.yaml': "node: { type: object, properties: { next: { $ref: '#/node' }, owner: { $ref: 'owner.json' } } }\n",
      'owner.json':
        '{ "type": "object", "required": ["name"], "properties": { "node": { "$ref": "node.yaml#/node" } } }',
    });
    const { source } = await readDescription(place);
    const answer = describeApi(source).operations.get('GET /things')?.answers.get('200');
    expect(answer?.schema?.properties?.['owner']?.required).toEqual(['name']);
  });

  test('with schemas of OpenAPI 3.0 in other files, whatever leads to them', async () => {
    const place = files({
      'api.yaml': `${head()}paths: { /a: { $ref: 'paths.yaml#/a' } }\n`,
      'paths.yaml':
        "thing: { type: string, nullable: true }\na: { get: { responses: { '200': { description: A, content: { application/json: { schema: { $ref: '#/thing' } } } } } } }\n",
    });
    const { source } = await readDescription(place);
    const answer = describeApi(source).operations.get('GET /a')?.answers.get('200');
    expect(answer?.schema?.type).toEqual(['string', 'null']);
  });

  test('from the web, without what its address must not show', async () => {
    const server = createServer((request, response) => {
      const known = request.headers.authorization === `Basic ${Buffer.from('me:pass').toString('base64')}`;
      response.writeHead(known ? 200 : 401).end(things('{ type: array }'));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      const { source } = await readDescription(`http://me:pass@127.0.0.1:${port}/api.yaml?key=secret`);
      expect(source.place).toBe(`http://127.0.0.1:${port}/api.yaml`);
      const refused = await problemOf(`http://127.0.0.1:${port}/api.yaml?key=secret`);
      expect(refused).toMatch(/it was answered 401/);
      expect(refused).not.toContain('secret');
    } finally {
      server.close();
    }
  });

  test('from the web without files of this machine', async () => {
    const server = createServer((_, response) => response.end(things("{ $ref: 'file:///etc/hostname' }"))).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { warnings } = await readDescription(`http://127.0.0.1:${port}/api.yaml`);
    expect(warnings.join()).toMatch(/file:\/\/\/etc\/hostname, which cannot be read from there/);
    server.close();
  });

  test('with its digest, and with warnings about what is not checked', async () => {
    const text = things("{ type: object, properties: { a: { type: string, pattern: '^(' } } }", '3.1.0');
    const { source, warnings } = await readDescription(files({ 'api.yaml': text }));
    expect(source.digest).toBe(digestOf([text]));
    expect(warnings).toEqual([
      expect.stringMatching(/^GET \/things: .*\/a\/pattern is left out: "\^\(" is not a regular expression/),
      expect.stringMatching(/^1 part of .*api.yaml is left out/),
    ]);
  });

  test('with names and areas where it gives none, and the parameters of the path', async () => {
    const { source } = await readDescription(
      files({
        'api.yaml': `${head()}paths:
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }, { name: v, in: query, schema: { type: string } }]
    get: { parameters: [{ name: v, in: query, required: true, schema: { type: integer } }], responses: { default: { description: Any } } }
    put: { tags: [Pet Shop], operationId: putPet, responses: { 2XX: { description: Done }, '404': { description: None } } }
`,
      }),
    );
    const { operations, name } = describeApi(source);
    expect(name).toBe('Things 1');
    expect([...operations.values()]).toMatchObject([
      {
        key: 'GET /pets/{id}',
        operationId: 'get-pets-id',
        area: 'pets',
        generic: true,
        queryParameters: [{ required: true, schema: { type: 'integer' } }],
      },
      {
        key: 'PUT /pets/{id}',
        operationId: 'putPet',
        area: 'pet-shop',
        statuses: [404],
        pathParameters: [{ name: 'id' }],
      },
    ]);
  });
});

describe('what OpenAPI 3.0 has of its own', () => {
  test.each([
    [{ type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      { type: 'string', enum: ['A'], nullable: true },
      { type: ['string', 'null'], enum: ['A', null] },
    ],
    [{ type: 'string', nullable: false }, { type: 'string' }],
    [
      { type: 'integer', minimum: 1, exclusiveMinimum: true },
      { type: 'integer', exclusiveMinimum: 1 },
    ],
    [
      { type: 'integer', maximum: 9, exclusiveMaximum: false },
      { type: 'integer', maximum: 9 },
    ],
    [{ $ref: '#/a', nullable: true, minimum: 1 }, { $ref: '#/a' }],
    [{ allOf: [{ $ref: '#/a' }], nullable: true }, { anyOf: [{ allOf: [{ $ref: '#/a' }] }, { type: 'null' }] }],
    [
      { type: 'string', example: 'a' },
      { type: 'string', example: 'a' },
    ],
  ])('%j becomes %j', (schema: Record<string, unknown>, expected) => {
    const made = structuredClone(schema);
    modernise(made, true);
    expect(made).toEqual(expected);
  });
});

test.each([
  ['^[a-z]+$', '^[a-z]+$'],
  ['^a\\-b\\@c$', '^a-b@c$'],
  ['^[a\\-z]\\_$', '^[a\\-z]_$'],
  ['^(', undefined],
  ['(?i)^x-[a-c]\\d', '^[xX]-[a-cA-C]\\d'],
  ['\\A(?P<year>\\d{4})\\z', '^(?<year>\\d{4})$'],
  ['^[[:alpha:]]++$', '^[a-zA-Z]+$'],
  ['/^[a-z]$/i', '^[a-zA-Z]$'],
])('the pattern %s is used as %s', (pattern, expected) => {
  expect(usablePattern(pattern)).toBe(expected);
});
