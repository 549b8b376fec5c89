import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseDescription } from '../../contract/description.js';
import { decide } from '../../harness/engine/outcome.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { readDescription } from '../config/read-description.js';
import { openSession } from '../harness/sessions.js';
import { serve } from '../serve.js';

const schema = {
  type: 'object',
  required: ['size', 'tags', 'owner'],
  properties: {
    size: { type: 'integer', minimum: 1, maximum: 9 },
    kind: { type: 'string', enum: ['a', 'b'] },
    tags: { type: 'array', items: { type: 'string', pattern: '^[a-z]+$' }, minItems: 1, example: ['x'] },
    owner: { type: 'object', required: ['name'], properties: { name: { type: 'string', maxLength: 20 } } },
    file: { type: 'string', format: 'binary' },
  },
};
const responses = { 200: { description: 'taken' }, 400: { description: 'refused' } };
const post = (mediaType: string, encoding = {}) => ({
  post: { requestBody: { required: true, content: { [mediaType]: { schema, encoding } } }, responses },
});
const file = join(mkdtempSync(join(tmpdir(), 'fcc-forms-')), 'forms.json');
writeFileSync(
  file,
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Forms', version: '1' },
    paths: {
      '/pairs': post('application/x-www-form-urlencoded', { owner: { style: 'deepObject', explode: true } }),
      '/parts': post('multipart/form-data'),
    },
  }),
);
chooseDescription((await readDescription(file)).source);
const purposes = (await allPurposes()).filter(({ id }) => /\.(plain|form\..*)$/.test(id));

/** Whether a form is right, read by another reader than the one that wrote it. */
async function isRight(type: string, body: string): Promise<boolean> {
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const texts = (name: string) => form.getAll(name).map(String);
  const owner = type.includes('multipart')
    ? form.has('owner')
    : /^.{0,20}$/.test(texts('owner[name]')[0] ?? '!'.repeat(21));
  return (
    /^[1-9]$/.test(texts('size').join()) &&
    /^[ab]?$/.test(texts('kind').join()) &&
    texts('tags').length > 0 &&
    texts('tags').every((tag) => /^[a-z]+$/.test(tag)) &&
    owner
  );
}

/** The verdicts of all near-misses of forms, by their ids. */
async function verdictsAgainst(takesAll: boolean): Promise<ReadonlyMap<string, string>> {
  await using server = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void isRight(request.headers['content-type'] ?? '', Buffer.concat(chunks).toString()).then((right) =>
        response.writeHead(right || takesAll ? 200 : 400).end(),
      );
    });
  });
  await using open = await openSession(server.url);
  const results = [];
  for (const purpose of purposes) results.push([purpose.id, (await decide(purpose, open.session)).verdict] as const);
  return new Map(results);
}

describe('a form that is wrong in one field', () => {
  test('is refused by a server that reads forms', async () => {
    const verdicts = await verdictsAgainst(false);
    expect([...verdicts].filter(([, verdict]) => verdict !== 'pass')).toEqual([]);
    expect([...verdicts.keys()].map((id) => id.replace(/^post-\w+\./, ''))).toEqual(
      expect.arrayContaining(['form.size.missing', 'form.size.text', 'form.kind.unlisted', 'form.owner.name.too-long']),
    );
    expect([...verdicts.keys()].filter((id) => id.includes('parts')).length).toBeGreaterThan(6);
  });

  test('is a violation where it is taken', async () => {
    const verdicts = [...(await verdictsAgainst(true))].filter(([id]) => id.includes('.form.'));
    expect(verdicts.filter(([, verdict]) => verdict !== 'fail' && verdict !== 'warn')).toEqual([]);
  });
});
