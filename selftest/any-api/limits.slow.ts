import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newFolder, run, type EndedRun } from '../cli/cli.js';

/** A pattern that takes longer than anybody waits, on a long run of `a` that ends in another character. */
const slow = { type: 'string', pattern: '^(a+)+$' };
const doubled = Object.fromEntries(
  Array.from({ length: 31 }, (_, at) => {
    const inner = { $ref: `#/components/schemas/S${at - 1}` };
    const twice = { type: 'object', required: ['a', 'b'], properties: { a: inner, b: inner } };
    return [`S${at}`, at === 0 ? { type: 'object', properties: { a: { type: 'string' } } } : twice];
  }),
);
const object = (name: object) => ({ type: 'object', required: ['name'], properties: { name } });

/** What requests have to be, by path. */
const requests: Readonly<Record<string, object>> = {
  '/doubled': { $ref: '#/components/schemas/S30' },
  '/many': { type: 'array', minItems: 100_000_000, items: { type: 'string', minLength: 1_000_000 } },
  '/long': object({ type: 'string', pattern: '^(.{1,1000}){1,1000}x{65000}$', minLength: 60_000 }),
  '/slow-request': object(slow),
  '/slow-answer': object({ type: 'string' }),
};
const content = (schema: object) => ({ content: { 'application/json': { schema } } });
const description = {
  openapi: '3.1.0',
  info: { title: 'Limits', version: '1' },
  components: { schemas: doubled },
  paths: Object.fromEntries(
    Object.entries(requests).map(([path, schema]) => [
      path,
      {
        post: {
          requestBody: { required: true, ...content(schema) },
          responses: { 201: { description: 'made', ...content(object(slow)) }, 400: { description: 'refused' } },
        },
      },
    ]),
  ),
};

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(201, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ name: `${'a'.repeat(60)}!` }));
});
let outcome: EndedRun;
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const file = join(newFolder(), 'api.json');
  writeFileSync(file, JSON.stringify(description));
  const { port } = server.address() as AddressInfo;
  const limits = ['--mode', 'smoke', '--timeout', '2000'];
  outcome = await run(['--spec', file, '--base-url', `http://127.0.0.1:${port}`, ...limits]);
});
afterAll(() => void server.close());

test.each([
  ['/doubled', 'inconclusive', /larger than|cannot be made/],
  ['/many', 'inconclusive', /larger than|cannot be made/],
  ['/long', 'inconclusive', /cannot be made/],
  ['/slow-answer', 'inconclusive', /pattern/],
])('a schema beyond all limits, %s, is %s and says why', (path, verdict, reason) => {
  const found = outcome.report.testCases.find(
    ({ id, operation }) => operation === `POST ${path}` && id.endsWith('.plain'),
  );
  expect([found?.verdict, found?.reason], outcome.stderr).toEqual([verdict, expect.stringMatching(reason)]);
});

test('the run ends with a report, and nothing of it is unexpected', () => {
  expect(outcome.report.durationMs).toBeLessThan(120_000);
  expect(outcome.stderr).not.toMatch(/unexpected/);
});
