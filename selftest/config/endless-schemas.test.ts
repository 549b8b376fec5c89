import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { readDescription } from './read-description.js';

const parent = `Pet:
      type: object
      required: [kind, name]
      properties: { kind: { type: string }, name: { type: string } }
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator: { propertyName: kind }`;
const heirs = `Cat:
      allOf: [{ $ref: '#/components/schemas/Pet' }, { required: [claws], properties: { claws: { type: integer } } }]
    Dog:
      allOf: [{ $ref: '#/components/schemas/Pet' }, { required: [bark], properties: { bark: { type: boolean } } }]`;

/** Reads a description with these schemas, whose operation answers with one of them. */
async function read(schemas: readonly string[], answer: string) {
  const place = join(mkdtempSync(join(tmpdir(), 'fcc-endless-')), 'api.yaml');
  writeFileSync(
    place,
    `openapi: 3.0.3
info: { title: T, version: '1' }
paths:
  /a:
    get:
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/${answer}' } } } }
components:
  schemas:
    ${schemas.join('\n    ')}
`,
  );
  const { source, warnings } = await readDescription(place);
  const validate = new Ajv2020({ strict: false })
    .addSchema(source.document, 'api')
    .getSchema(`api#/components/schemas/${answer}`);
  return { warnings, accepts: (value: unknown) => validate?.(value) === true };
}

describe('a schema that leads back to itself', () => {
  test.each([
    ['parent first', [parent, heirs], 'Pet'],
    ['heirs first', [heirs, parent], 'Pet'],
    ['an heir asked for', [heirs, parent], 'Dog'],
  ])('is an heir of one that lists it: it inherits the rest (%s)', async (_, schemas, answer) => {
    const { warnings, accepts } = await read(schemas, answer);
    expect(warnings).toEqual([]);
    expect(accepts({ kind: 'Dog', name: 'Rex', bark: true })).toBe(true);
    expect(accepts({ kind: 'Dog', name: 'Rex', bark: 'loud' })).toBe(false);
    expect(accepts({ kind: 'Dog', bark: true })).toBe(false);
    expect(accepts({ kind: 'Dog', name: 'Rex' })).toBe(false);
  });

  test.each([
    ['in allOf', ["Rec: { type: object, required: [a], allOf: [{ $ref: '#/components/schemas/Rec' }] }"]],
    [
      'by way of another',
      [
        "Rec: { required: [a], allOf: [{ $ref: '#/components/schemas/Other' }] }",
        "Other: { type: object, allOf: [{ $ref: '#/components/schemas/Rec' }] }",
      ],
    ],
  ])('%s demands nothing more by that, and this is named', async (_, schemas) => {
    const { warnings, accepts } = await read(schemas, 'Rec');
    expect(warnings.join('\n')).toMatch(/\/allOf\/0\/\$ref is left out: it leads back to itself/);
    expect([{ a: 1 }, {}, 5].map(accepts)).toEqual([true, false, false]);
  });

  test('through a property or a list is fine as it is', async () => {
    const tree =
      "Tree: { type: object, properties: { kids: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }";
    const { warnings, accepts } = await read([tree], 'Tree');
    expect(warnings).toEqual([]);
    expect([{ kids: [{ kids: [] }] }, { kids: [{ kids: 5 }] }].map(accepts)).toEqual([true, false]);
  });
});
