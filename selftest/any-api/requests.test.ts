// cspell:ignore boby
import { mkdtempSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { readDescription } from '../config/read-description.js';
import { loadProfile } from '../../config/load.js';
import type { PartialProfile } from '../../config/profile-document.js';
import { ProfileError } from '../../config/profile-error.js';
import { chooseDescription } from '../../contract/description.js';
import { Given } from '../../harness/given/given.js';
import { Journal } from '../../harness/session/journal.js';
import { decide } from '../../harness/engine/outcome.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { openSession } from '../harness/sessions.js';
import { serve } from '../serve.js';

const place = join(mkdtempSync(join(tmpdir(), 'fcc-requests-')), 'shop.yaml');
writeFileSync(
  place,
  `openapi: 3.1.0
info: { title: Shop, version: '2' }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
    inQuery: { type: apiKey, in: query, name: api_key }
    inCookie: { type: apiKey, in: cookie, name: sid }
    user: { type: http, scheme: basic }
    token: { type: oauth2, flows: {} }
paths:
  /things/{id}:
    get:
      operationId: getThing
      security: [{ key: [] }]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
        - { name: tags, in: query, required: true, schema: { type: array, items: { type: string } }, example: [a, b c] }
        - { name: sizes, in: query, required: true, explode: false, schema: { type: array, items: { type: integer } }, example: [1, 2] }
        - { name: page, in: query, required: true, style: deepObject, schema: { type: object }, example: { size: 10 } }
        - { name: filter, in: query, required: true, content: { application/json: { schema: { type: object }, example: { a: 1 } } } }
        - { name: later, in: query, schema: { type: string } }
        - { name: X-Trace, in: header, required: true, schema: { type: string, pattern: '^[A-F0-9]{8}$' } }
        - { name: lang, in: cookie, required: true, schema: { type: string, enum: [en] } }
      responses: { default: { description: Any } }
  /styles/{one}/{list}/{each}/{pairs}/{plain}:
    get:
      parameters:
        - { name: one, in: path, required: true, style: label, schema: { type: string }, example: 'a b' }
        - { name: list, in: path, required: true, style: matrix, schema: { type: array, items: { type: string } }, example: [a, b/c] }
        - { name: each, in: path, required: true, style: matrix, explode: true, schema: { type: array, items: { type: integer } }, example: [1, 2] }
        - { name: pairs, in: path, required: true, style: label, explode: true, schema: { type: object }, example: { a: 1, b: é } }
        - { name: plain, in: path, required: true, schema: { type: object }, example: { a: 1, b: 2 } }
        - { name: X-Sizes, in: header, required: true, schema: { type: object }, explode: true, example: { a: 1, b: 2 } }
      responses: { default: { description: Any } }
  /query: { get: { operationId: byQuery, security: [{ inQuery: [] }], responses: { default: { description: Any } } } }
  /cookie: { get: { operationId: byCookie, security: [{ inCookie: [] }], responses: { default: { description: Any } } } }
  /choice: { get: { operationId: byChoice, security: [{ user: [] }, { token: [] }], responses: { default: { description: Any } } } }
  /open: { get: { operationId: open, responses: { default: { description: Any } } } }
  /upload:
    post:
      operationId: upload
      requestBody: { required: true, content: { application/xml: { schema: { type: string } } } }
      responses: { default: { description: Any } }
  /form:
    post:
      operationId: form
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            encoding: { ids: { explode: false }, owner: { style: deepObject } }
            schema:
              type: object
              required: [kind, tags, ids, owner, more]
              properties:
                kind: { const: 'a&b=c' }
                tags: { type: array, items: { type: string }, example: [x, y z] }
                ids: { type: array, items: { type: integer }, example: [1, 2] }
                owner: { type: object, example: { name: Ann, home: { town: Ély } } }
                more: { type: object, example: { a: 1 } }
      responses: { default: { description: Any } }
  /parts:
    post:
      operationId: parts
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file, tag, count, meta]
              properties:
                file: { type: string, format: binary }
                tag: { type: array, items: { type: string }, example: [x, y] }
                count: { const: 5 }
                meta: { type: object, example: { a: 1 } }
      responses: { default: { description: Any } }
  /plain:
    post:
      operationId: plain
      requestBody: { required: true, content: { text/plain: { schema: { type: string, minLength: 12, maxLength: 12 } } } }
      responses: { default: { description: Any } }
  /orders:
    post:
      operationId: order
      tags: [Orders & more]
      requestBody:
        required: true
        content:
          application/vnd.shop+json:
            schema:
              type: object
              required: [id, item, count, at]
              properties:
                id: { type: integer, readOnly: true }
                item: { type: string, maxLength: 30 }
                count: { type: integer, minimum: 5, multipleOf: 5 }
                at: { type: string, format: date-time }
                note: { type: [string, 'null'] }
      responses: { default: { description: Any } }
`,
);
const { source } = await readDescription(place);
chooseDescription(source);

interface Received {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** The plain request of an operation, as a server receives it. */
async function received(operation: string, file: PartialProfile = {}): Promise<Received> {
  const all: Received[] = [];
  await using server = await serve((request, response) => {
    void textOf(request).then((text) => {
      all.push({ url: request.url ?? '', headers: request.headers, text });
      response.end();
    });
  });
  await using open = await openSession(server.url, undefined, file);
  await new Given(open.session, new Journal()).plainAnswer(operation);
  return all[0] as Received;
}

describe('a plain request of an operation that only a description knows', () => {
  test('has its parameters where and how they are described, and nothing of the Fibre Cafe', async () => {
    const { url, headers } = await received('GET /things/{id}');
    expect(url).toMatch(
      /^\/things\/[0-9a-f-]{36}\?tags=a&tags=b%20c&sizes=1,2&page%5Bsize%5D=10&filter=%7B%22a%22%3A1%7D$/,
    );
    expect(headers['x-trace']).toMatch(/^[A-F0-9]{8}$/);
    expect(headers.cookie).toBe('lang=en');
    expect(headers['x-key']).toBe('demo-token');
    for (const name of ['authorization', 'tenant', 'x-request-id', 'x-conversation-id', 'content-type'])
      expect(headers).not.toHaveProperty(name);
  });

  test('has lists and objects in the path and in headers in their styles', async () => {
    const { url, headers } = await received('GET /styles/{one}/{list}/{each}/{pairs}/{plain}');
    expect(url).toBe('/styles/.a%20b/;list=a,b%2Fc/;each=1;each=2/.a=1.b=%C3%A9/a,1,b,2');
    expect(headers['x-sizes']).toBe('a=1,b=2');
  });

  test('has credentials where they are described', async () => {
    expect((await received('GET /query')).url).toBe('/query?api_key=demo-token');
    expect((await received('GET /cookie')).headers.cookie).toBe('sid=demo-token');
    expect((await received('GET /choice')).headers.authorization).toBe('Bearer demo-token');
    const basic = await received('GET /choice', { auth: { type: 'basic', username: 'me', password: 'pass' } });
    expect(basic.headers.authorization).toMatch(/^Basic /);
    expect((await received('GET /open')).headers).not.toHaveProperty('authorization');
  });

  test('has a body that follows its schema, without what only answers have', async () => {
    const { text, headers } = await received('POST /orders');
    expect(headers['content-type']).toBe('application/vnd.shop+json');
    const body = JSON.parse(text) as Record<string, unknown>;
    expect(Object.keys(body).sort()).toEqual(['at', 'count', 'item']);
    expect(body['count']).toBe(5);
    expect(Date.parse(String(body['at']))).toBeGreaterThan(Date.now());
    const again = JSON.parse((await received('POST /orders')).text) as Record<string, unknown>;
    expect(again['item']).not.toBe(body['item']);
  });

  test('is as the profile says, by operation id or by method and path', async () => {
    const requests = {
      order: { body: { item: 'Rope {unique}', count: 10 } },
      'GET /things/{id}': {
        path: { id: 'a/b' },
        query: { later: 'yes' },
        headers: { 'X-Trace': '12345678', 'X-More': 1 },
      },
    };
    const order = await received('POST /orders', { testData: { requests } });
    expect(JSON.parse(order.text)).toEqual({ item: expect.stringMatching(/^Rope \d+$/) as string, count: 10 });
    const { url, headers } = await received('GET /things/{id}', { testData: { requests } });
    expect(url).toMatch(/^\/things\/a%2Fb\?.*later=yes/);
    expect([headers['x-trace'], headers['x-more']]).toEqual(['12345678', '1']);
  });

  test('with a body that is not JSON is made only of what the profile says', async () => {
    await expect(received('POST /upload')).rejects.toThrow(
      /needs a body of the media type application\/xml.*testData.requests."upload"/,
    );
    const { text, headers } = await received('POST /upload', { testData: { requests: { upload: { body: 'text' } } } });
    expect([text, headers['content-type']]).toEqual(['text', 'application/xml']);
  });

  test('has a form, or a plain text, as it is described', async () => {
    const form = await received('POST /form');
    expect(form.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect([...new URLSearchParams(form.text)]).toEqual([
      ['kind', 'a&b=c'],
      ['tags', 'x'],
      ['tags', 'y z'],
      ['ids', '1,2'],
      ['owner[name]', 'Ann'],
      ['owner[home][town]', 'Ély'],
      ['more', '{"a":1}'],
    ]);
    const plain = await received('POST /plain');
    expect([plain.headers['content-type'], plain.text.length]).toEqual(['text/plain', 12]);
  });

  test('has the parts of a form, as it is described', async () => {
    const { text, headers } = await received('POST /parts');
    const request = new Request('http://shop.example', {
      method: 'POST',
      headers: { 'content-type': String(headers['content-type']) },
      body: text,
    });
    const parts = await request.formData();
    const file = parts.get('file') as File;
    expect([file.name, file.type]).toEqual(['conformance.txt', 'application/octet-stream']);
    expect([parts.getAll('tag'), parts.get('count')]).toEqual([['x', 'y'], '5']);
    expect(JSON.parse(parts.get('meta') as string)).toEqual({ a: 1 });
  });
});

describe('a profile', () => {
  const load = (text: string) => loadProfile(text, 'shop.yaml', {}).profile;

  test('excludes areas and operations of the description', async () => {
    const profile = load('implements: { orders-more: false, things: { getThing: false } }');
    await using open = await openSession('http://127.0.0.1:9', undefined, profile);
    const purposes = (await allPurposes()).filter(({ id }) => ['order.plain', 'get-thing.plain'].includes(id));
    const results = await Promise.all(purposes.map((purpose) => decide(purpose, open.session)));
    expect(results.map(({ verdict, area }) => `${area} ${verdict}`).sort()).toEqual([
      'orders-more not-applicable',
      'things not-applicable',
    ]);
  });

  test.each([
    ['implements: { thing: false }', 'shop.yaml:1:15: implements.thing is not a known key. Did you mean things?'],
    ['implements: { things: { getThings: false } }', 'Did you mean getThing?'],
    ['testData: { requests: { orders: { body: {} } } }', 'Did you mean order?'],
    ['testData: { requests: { order: { boby: {} } } }', 'Did you mean body?'],
  ])('with a mistyped name is refused: %s', (text, message) => {
    expect(() => load(text)).toThrow(ProfileError);
    expect(() => load(text)).toThrow(message);
  });
});
