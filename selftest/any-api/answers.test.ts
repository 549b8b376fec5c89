import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readDescription } from '../config/read-description.js';
import { chooseDescription } from '../../contract/description.js';
import { decide } from '../../harness/engine/outcome.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { openSession } from '../harness/sessions.js';

/** An answer, and the expected verdict: conformant unless a pointer or a verdict is named. */
interface Given {
  readonly status?: number;
  readonly type?: string;
  /** A value that is sent as JSON; a text is sent as it is. */
  readonly body?: unknown;
  readonly method?: string;
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
        { [method]: { responses: { [status]: { description: 'as described', content } } } },
      ]),
    ),
  }),
);
const { source, warnings } = await readDescription(place);
chooseDescription(source);
const purposes = await allPurposes();

const server = createServer((request, response) => {
  const found = cases.find(({ path }) => path === request.url?.split('?')[0]);
  const { status = 200, type = 'application/json', body, send } = found?.given ?? { status: 500 };
  request.resume();
  if (send) return send(response);
  if (body === undefined) return void response.writeHead(status, status === 200 ? { 'content-type': type } : {}).end();
  const text = typeof body === 'string' && type.includes('ndjson') ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': type }).end(text);
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const open = await openSession(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
afterAll(async () => {
  await open[Symbol.asyncDispose]();
  server.closeAllConnections();
  server.close();
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
    if (given.note) expect(result.notes.join(' ')).toMatch(given.note);
  });
});
