import { mkdtempSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readDescription } from '../config/read-description.js';
import { chooseDescription } from '../../contract/description.js';
import { decide } from '../../harness/engine/outcome.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { openSession } from '../harness/sessions.js';
import { serve } from '../serve.js';

/** An answer, and the expected verdict: conformant unless a pointer or a verdict is named. */
interface Given {
  readonly status?: number;
  readonly type?: string;
  /** A value that is sent as JSON; a text is sent as it is. */
  readonly body?: unknown;
  /** The same as it is written. */
  readonly text?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the finding shows. */
  readonly actual?: string;
  /** Sends the answer itself, where it is more than a status and a body. */
  readonly send?: (response: ServerResponse) => void;
  /** The pointer of the finding. */
  readonly at?: string;
  readonly verdict?: string;
  readonly note?: RegExp;
}

const json = (schema: unknown, type = 'application/json') => ({ [type]: { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const secret = (kind: string) => ({
  type: 'object',
  required: ['kind', 'password'],
  properties: { kind: { enum: [kind] }, password: { type: 'string', writeOnly: true } },
});

const schemas = {
  A: secret('a'),
  B: secret('b'),
  Base: { type: 'object', required: ['id', 'pin'] },
  Hidden: { type: 'string', writeOnly: true },
  Id: { anyOf: [{ type: 'object', required: ['id'], properties: { id: { type: 'integer' } } }, { type: 'string' }] },
  Cat: { type: 'object', required: ['pet', 'name'], properties: { pet: { type: 'string' }, name: { type: 'string' } } },
  Dog: { type: 'object', required: ['pet'], properties: { pet: { type: 'string' }, name: { type: 'string' } } },
};

const pets = {
  oneOf: [ref('Cat'), ref('Dog')],
  discriminator: { propertyName: 'pet', mapping: { cat: '#/components/schemas/Cat', doggy: 'Dog' } },
};
const lines = json({ type: 'object', required: ['n'], properties: { n: { type: 'integer' } } }, 'application/x-ndjson');

/** Headers that each answer may have. */
const describedHeaders = {
  'X-Sizes': { schema: { type: 'array', items: { type: 'integer' }, maxItems: 3 } },
  'X-Tags': { schema: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } } },
  'X-Count': { schema: { type: 'integer', maximum: '#9223372036854775807' } },
  'X-Either': { schema: { anyOf: [{ type: 'integer', minimum: 1 }, { enum: ['none'] }] } },
  'X-Object': { schema: { type: 'object', properties: { a: { type: 'integer' } } } },
  'X-Json': { content: { 'application/json': { schema: { type: 'object', required: ['a'] } } } },
};

/** What is described for a success (or for another status), and the answers to it. */
const kinds: Readonly<Record<string, readonly [content: unknown, ...answers: readonly Given[]]>> = {
  'a property called anyOf': [
    json({
      type: 'object',
      properties: {
        anyOf: {
          type: 'array',
          items: { type: 'object', required: ['field'], properties: { field: { type: 'string' } } },
        },
      },
    }),
    { body: { anyOf: [{ field: 'a' }] } },
    { body: { anyOf: [{ field: 5 }] }, at: '/anyOf/0/field' },
    { body: { anyOf: [{}] }, at: '/anyOf/0/field' },
  ],
  'a property called oneOf, allOf or $ref': [
    json({
      type: 'object',
      properties: { oneOf: { type: 'integer' }, allOf: { type: 'object', properties: { $ref: { type: 'integer' } } } },
    }),
    { body: { oneOf: 1, allOf: { $ref: 2 } } },
    { body: { oneOf: 'x' }, at: '/oneOf' },
    { body: { allOf: { $ref: 'x' } }, at: '/allOf/$ref' },
  ],
  'a reference into anyOf': [
    json({ $ref: '#/components/schemas/Id/anyOf/0' }),
    { body: { id: 1 } },
    { body: { id: 'x' }, at: '/id' },
    { body: 'x', at: '' },
  ],
  'an anyOf': [
    json(ref('Id')),
    { body: { id: 1 } },
    { body: 'x' },
    { body: 5, at: '' },
    { body: { id: 'x' }, at: '/id' },
  ],
  'a list of anyOf in anyOf': [
    json({ type: 'array', items: { anyOf: [ref('Id'), { type: 'integer' }] }, minItems: 1 }),
    { body: [1, 'x', { id: 1 }] },
    { body: [1, { id: true }], at: '/1/id' },
  ],
  decimals: [
    json({ type: 'object', properties: { price: { type: 'number', multipleOf: 0.01 }, rate: { multipleOf: 0.0001 } } }),
    { body: { price: 19.99, rate: 1.1111 } },
    { body: { price: 1e21 } },
    { body: { price: 0.07 } },
    { body: { price: 19.995 }, at: '/price' },
  ],
  'numbers beyond 2^53': [
    json({
      type: 'object',
      properties: {
        id: { type: 'integer', minimum: '#9007199254740993', exclusiveMaximum: '#9223372036854775808' },
        long: { type: 'integer', maximum: '#9223372036854775807' },
        third: { type: 'integer', multipleOf: 3 },
        ids: { type: 'array', uniqueItems: true },
        any: { type: 'number' },
      },
    }),
    { text: '{"id":9007199254740993}' },
    { text: '{"id":9223372036854775807,"long":9223372036854775807}' },
    { text: '{"third":9007199254740993,"any":1e400}' },
    { text: '{"ids":[9007199254740992,9007199254740993,{"id":1234567890123456788},{"id":1234567890123456789}]}' },
    { text: '{"id":9007199254740992}', at: '/id' },
    { text: '{"id":9223372036854775808}', at: '/id' },
    { text: '{"long":9223372036854775808}', at: '/long', actual: '9223372036854775808' },
    { text: '{"third":9007199254740992}', at: '/third' },
    { text: '{"third":9007199254740994}', at: '/third', actual: '9007199254740994' },
    { text: '{"ids":[9007199254740993,9007199254740993.0]}', at: '/ids' },
    { text: '{"ids":[{"id":1234567890123456789},{"id":1234567890123456789}]}', at: '/ids' },
  ],
  'a number beyond 2^53 alone': [
    json({ type: 'integer', exclusiveMinimum: '#9007199254740992' }),
    { text: '9007199254740993' },
    { text: '9007199254740992', verdict: 'fail' },
  ],
  headers: [
    json({ type: 'object' }),
    { body: {}, headers: { 'X-Sizes': '1, 2,3', 'X-Tags': 'a', 'X-Count': '9223372036854775807' } },
    { body: {}, headers: { 'X-Sizes': '', 'X-Tags': 'b,a' } },
    { body: {}, headers: { 'X-Sizes': '1,two' }, verdict: 'fail' },
    { body: {}, headers: { 'X-Sizes': '1,2,3,4' }, verdict: 'fail' },
    { body: {}, headers: { 'X-Tags': 'a,c' }, verdict: 'fail' },
    { body: {}, headers: { 'X-Count': '9223372036854775808' }, verdict: 'fail' },
    { body: {}, headers: { 'X-Either': 'none', 'X-Object': 'a,1', 'X-Json': '{"a":1}' } },
    { body: {}, headers: { 'X-Either': '7', 'X-Object': 'a=1,b=c' } },
    { body: {}, headers: { 'X-Either': 'some' }, verdict: 'fail' },
    { body: {}, headers: { 'X-Either': '0' }, verdict: 'fail' },
    { body: {}, headers: { 'X-Object': 'a,x' }, verdict: 'fail' },
    { body: {}, headers: { 'X-Json': '{"b":1}' }, verdict: 'fail' },
  ],
  'listed numbers beyond 2^53': [
    json({ properties: { id: { enum: ['#9007199254740993', 1] }, one: { const: '#9007199254740993' } } }),
    { text: '{"id":9007199254740993,"one":9007199254740993}' },
    { text: '{"id":1}' },
    { text: '{"id":9007199254740992}', at: '/id' },
    { text: '{"one":9007199254740992}', at: '/one' },
  ],
  'whole numbers of 64 bits': [
    json({ properties: { id: { type: 'integer', format: 'int64' } } }),
    { text: '{"id":9223372036854775807}' },
    { text: '{"id":-9223372036854775808}' },
    { text: '{"id":9223372036854775808}', at: '/id' },
  ],
  'names that objects of a program have, too': [
    json({ type: 'object', required: ['constructor', '__proto__'], properties: { toString: { type: 'integer' } } }),
    { text: '{"constructor":1,"__proto__":1}' },
    { text: '{"constructor":1}', at: '/__proto__' },
    { text: '{"constructor":1,"__proto__":1,"toString":"x"}', at: '/toString' },
  ],
  'bodies other than JSON': [
    {
      ...json({ type: 'object', required: ['a'] }),
      ...json({ type: 'object', required: ['b'] }, 'application/vnd.b+json'),
      ...json({ type: 'object', required: ['c'] }, 'application/xml'),
      ...json({ type: 'string' }, 'text/csv'),
    },
    { type: 'application/xml', text: '<c/>', note: /^The body of the 200 is application\/xml: what its schema says/ },
    { type: 'text/csv; header=present', text: 'a,b' },
    { type: 'application/vnd.b+json', text: '{"b":1}' },
    { type: 'application/vnd.b+json', text: '{"a":1}', at: '/b' },
    { type: 'application/json', text: '\ufeff{"a":1}', verdict: 'fail' },
    { type: 'text/html', text: '<p>', verdict: 'fail' },
  ],
  'plain texts': [
    json({ type: 'string', enum: ['UP', 'DOWN'] }, 'text/plain'),
    { type: 'text/plain', text: 'UP' },
    { type: 'text/plain; charset=utf-8', text: 'DOWN\n' },
    { type: 'text/plain', text: 'SIDEWAYS', at: '' },
  ],
  'a number as plain text': [
    json({ type: 'integer', maximum: '#9007199254740993' }, 'text/plain'),
    { type: 'text/plain', text: '9007199254740993\r\n' },
    { type: 'text/plain', text: '9007199254740994', at: '' },
    { type: 'text/plain', text: 'none', at: '' },
  ],
  'a property called required, items, type, not or additionalProperties': [
    json({
      type: 'object',
      required: ['required', 'type'],
      properties: {
        required: { type: 'boolean' },
        type: { type: 'object', properties: { type: { type: 'array', items: { type: 'integer' } } } },
        items: { type: 'object', properties: { items: { type: 'string' } } },
        not: { type: 'integer' },
        properties: { type: 'object', additionalProperties: { type: 'string' } },
        'a/b~c': { type: 'integer' },
        '': { type: 'integer' },
      },
    }),
    { body: { required: true, type: { type: [1] }, items: { items: 'x' }, not: 1, properties: { properties: 'x' } } },
    { body: { required: true, type: { type: ['x'] } }, at: '/type/type/0' },
    { body: { required: 'true', type: {} }, at: '/required' },
    { body: { required: true, type: {}, not: 'x' }, at: '/not' },
    { body: { required: true, type: {}, properties: { properties: 5 } }, at: '/properties/properties' },
    { body: { required: true, type: {}, 'a/b~c': 'x' }, at: '/a~1b~0c' },
    { body: { required: true }, at: '/type' },
  ],
  'what requests alone have behind not, if and dependentSchemas': [
    json({
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'integer' }, pin: ref('Hidden'), kind: { type: 'string' } },
      if: { properties: { kind: { const: 'secret' } }, required: ['kind'] },
      // eslint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: { required: ['pin'] },
      dependentRequired: { kind: ['id'] },
    }),
    { body: { id: 1, kind: 'secret' } },
    { body: { id: 1, kind: 'plain' } },
    { body: { kind: 'secret' }, at: '/id' },
  ],
  'a second media type': [
    { ...json({ required: ['items'] }), ...json({ required: ['_embedded'] }, 'application/hal+json') },
    { type: 'application/hal+json', body: { _embedded: {} } },
    { type: 'application/json; charset=utf-8', body: { items: [] } },
    { type: 'APPLICATION/HAL+JSON', body: { items: [] }, at: '/_embedded' },
    { body: { _embedded: {} }, at: '/items' },
  ],
  'a range of media types': [
    { ...json({ required: ['any'] }, '*/*'), ...json({ required: ['app'] }, 'application/*') },
    { type: 'application/json', body: { app: 1 } },
    { type: 'application/json', body: { any: 1 }, at: '/app' },
    { type: 'text/json', body: { any: 1 } },
  ],
  'parameters of a media type': [
    {
      ...json({ required: ['one'] }, 'application/json; v=1'),
      ...json({ required: ['two'] }, 'application/json; v=2'),
    },
    { type: 'application/json;v=2; charset=UTF-8', body: { two: 1 } },
    { type: 'application/json;v=2', body: { one: 1 }, at: '/two' },
  ],
  'names of requests alone in oneOf': [
    json({ oneOf: [ref('A'), ref('B')] }),
    { body: { kind: 'a' } },
    { body: { kind: 'b', password: 'x' } },
    { body: { kind: 'a', password: 5 }, at: '/password' },
    { body: {}, verdict: 'fail' },
  ],
  'names of requests alone in a map and in lists': [
    json({ additionalProperties: { type: 'array', items: ref('A') } }),
    { body: { x: [{ kind: 'a' }] } },
    { body: { x: [{ kind: 'b' }] }, at: '/x/0/kind' },
  ],
  'alternatives that only names of requests alone tell apart': [
    json({
      properties: {
        id: { type: 'integer' },
        pin: { type: 'string', writeOnly: true },
        key: { type: 'string', writeOnly: true },
      },
      required: ['id'],
      minProperties: 2,
      oneOf: [{ required: ['pin'] }, { required: ['key'] }],
    }),
    { body: { id: 1 } },
    { body: {}, at: '/id' },
  ],
  'names of requests alone beside allOf': [
    json({ allOf: [ref('Base'), { properties: { pin: ref('Hidden') } }] }),
    { body: { id: 1 } },
    { body: {}, at: '/id' },
  ],
  'a discriminator': [
    json(pets),
    { body: { pet: 'doggy' } },
    // The letter says that it is of both kinds, the discriminator that it is a cat.
    { body: { pet: 'cat', name: 'Tom' }, note: /contradicts itself/ },
    { body: { pet: 'cat', name: 5 }, at: '/name' },
  ],
  'lines of JSON': [
    lines,
    { type: 'application/x-ndjson', body: '{"n":1}\n{"n":2}\n' },
    { type: 'application/x-ndjson', body: '{"n":1}\n{"n":"x"}\n', at: '/n' },
    { type: 'application/x-ndjson', body: '{"n":1}\n{n}\n', verdict: 'fail' },
    { send: endless('application/x-ndjson', '{"n":1}\n'), note: /no end/ },
    { send: endless('application/x-ndjson', '{"n":true}\n'), at: '/n' },
  ],
  'a watch of JSON': [json({ type: 'object' }), { send: endless('application/json', '{"n":1}\n'), note: /no end/ }],
  events: [
    json({ type: 'string' }, 'text/event-stream'),
    { send: endless('text/event-stream', 'data: hi\n\n'), note: /no end/ },
    { send: endless('text/event-stream', ''), note: /no end/ },
    { send: endless('text/plain', 'hi\n'), verdict: 'fail' },
  ],
  'a pattern that takes for ever': [
    json({ properties: { name: { pattern: '^([a-z0-9]+[-_]?)+$' } } }),
    { body: { name: 'abc-def' } },
    { body: { name: `${'a'.repeat(60)}!` }, verdict: 'inconclusive' },
  ],
  'no body': [
    json({ type: 'object' }, '*/*'),
    { status: 204, method: 'delete' },
    { status: 205 },
    { status: 204, method: 'put' },
    { method: 'head', type: 'application/json' },
    { status: 200, at: '', verdict: 'fail' },
  ],
};

/** Begins an answer that goes on for ever. */
function endless(type: string, item: string): (response: ServerResponse) => void {
  return (response) => {
    response.writeHead(200, { 'content-type': type });
    response.flushHeaders();
    if (item !== '') response.write(item);
    const more = setInterval(() => response.write(item), 100);
    response.on('close', () => clearInterval(more));
  };
}

const cases = Object.entries(kinds).flatMap(([kind, [content, ...answers]], number) =>
  answers.map((given, index) => ({ kind, content, given, path: `/case-${number}-${index}` })),
);
const place = join(mkdtempSync(join(tmpdir(), 'fcc-answers-')), 'answers.json');
writeFileSync(
  place,
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Answers', version: '1' },
    components: { schemas },
    paths: Object.fromEntries(
      cases.map(({ path, content, given: { status = 200, method = 'get' } }) => [
        path,
        { [method]: { responses: { [status]: { description: 'as described', headers: describedHeaders, content } } } },
      ]),
    ),
  })
    // Limits that no double holds.
    .replaceAll(/"#(\d+)"/g, '$1'),
);
const { source, warnings } = await readDescription(place);
chooseDescription(source);
const purposes = await allPurposes();

const server = await serve((request, response) => {
  const found = cases.find(({ path }) => path === request.url?.split('?')[0]);
  const {
    status = 200,
    type = 'application/json',
    body,
    text: written,
    headers = {},
    send,
  } = found?.given ?? { status: 500 };
  request.resume();
  if (send) return send(response);
  if (body === undefined && written === undefined)
    return void response.writeHead(status, status === 200 ? { 'content-type': type } : {}).end();
  const text = written ?? (typeof body === 'string' && type.includes('ndjson') ? body : JSON.stringify(body));
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
});
const open = await openSession(server.url);
afterAll(async () => {
  await open[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

describe('an answer is judged by what is described for it', () => {
  test('and the description is read without a remark', () => {
    expect(warnings).toEqual([]);
  });

  test.each(cases)('$kind: $path $given', async ({ path, given }) => {
    const purpose = purposes.find(({ id, operation }) => id.endsWith('.plain') && operation.endsWith(` ${path}`));
    if (!purpose) throw new Error(`${path} has no test purpose.`);
    const result = await decide(purpose, open.session);
    const expected = given.verdict ?? (given.at === undefined ? 'pass' : 'fail');
    expect([result.verdict, result.reason]).toEqual([expected, expected === 'pass' ? '' : expect.stringMatching(/./)]);
    if (given.at !== undefined && given.at !== '') expect(result.pointer).toBe(given.at);
    if (given.actual !== undefined) expect(result.actual).toBe(given.actual);
    if (given.note) expect(result.notes.join(' ')).toMatch(given.note);
  });
});
