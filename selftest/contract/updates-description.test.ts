import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { kciReasons } from '../../contract/kci-reasons.js';
import { supplierUpdatesApi } from '../../contract/updates-description.js';
import { followsSchema } from '../../harness/kci/oracles/schema.js';
import { comesAsDocumented } from '../../harness/kci/oracles/transport.js';
import type { JsonObject } from '../../harness/json/json.js';
import { before, judged, post } from '../harness/kcis.js';

type Node = Readonly<Record<string, unknown>>;
const node = (value: unknown): Node => value as Node;

const file = new URL('../../contract/openapi/supplier-updates-api-1.8.yaml', import.meta.url);
const description = parse(readFileSync(file, 'utf8')) as Node;
const operation = node(node(node(description['paths'])['/kcis'])['post']);
const surenesses = ['seed', 'docs-1.8', 'older-docs', 'guide', 'tenant-side', 'other-supplier', 'inferred'];

test('is named, versioned and digested as in reports', () => {
  expect(supplierUpdatesApi.name).toBe('Supplier Updates API 1.8');
  expect(supplierUpdatesApi.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(supplierUpdatesApi.document).toEqual(description);
});

test('has the documented operation and no other, with its status codes and headers', () => {
  expect(Object.keys(node(description['paths']))).toEqual(['/kcis']);
  expect(Object.keys(node(node(description['paths'])['/kcis']))).toEqual(['post']);
  expect(operation['operationId']).toBe('handleOrderUpdate');
  expect(Object.keys(node(operation['responses']))).toEqual(['204', '400', '401', '403', '422', '500', '503']);
  const headers = (operation['parameters'] as Node[]).map(({ name, required }) => [name, required]);
  expect(headers).toEqual([
    ['X-Request-ID', true],
    ['X-Conversation-ID', false],
  ]);
});

test('takes OAuth2 client credentials only, from the documented token endpoint', () => {
  const schemes = node(node(description['components'])['securitySchemes']);
  expect(Object.keys(schemes)).toEqual(['oauth2']);
  const flows = node(node(schemes['oauth2'])['flows']);
  expect(Object.keys(flows)).toEqual(['clientCredentials']);
  expect(node(flows['clientCredentials'])['tokenUrl']).toMatch(/\/v1\/auth\/supplier\/access-token$/);
});

test('demands exactly the fields that the documents show as required', () => {
  const { required } = node(node(node(description['components'])['schemas'])['Kci']);
  expect(required).toEqual(['id', 'sequenceNumber', 'issuedOn', 'reasonCode']);
});

describe('every statement', () => {
  /** All places, each with how sure it is: as it says itself, or as the place around it. */
  function places(value: unknown, path: string, sureness: unknown): (readonly [string, Node, unknown])[] {
    if (typeof value !== 'object' || value === null) return [];
    const own = node(value)['x-sureness'] ?? sureness;
    const inner = Object.entries(value).flatMap(([key, item]) => places(item, `${path}/${key}`, own));
    return [[path, node(value), own], ...inner];
  }
  const all = places(description, '', undefined);

  test('has a known sureness, and a public page where it names a source', () => {
    for (const [path, place, sureness] of all) {
      expect(surenesses, path).toContain(sureness);
      if ('x-source' in place) expect(place['x-source'], path).toMatch(/^https:\/\/docs\.(cvt\.)?thefibrecafe\.net\//);
      if ('x-source' in place) expect(place, path).toHaveProperty('x-sureness');
    }
  });

  test('of an operation, an answer or a schema has a source at its own place or around it', () => {
    expect(operation['x-source']).toBeDefined();
    for (const [name, response] of Object.entries(node(node(description['components'])['responses'])))
      expect(node(response)['x-source'], name).toBeDefined();
  });

  test('leaves unknown fields open', () => {
    for (const [path, place] of all) expect(place['additionalProperties'], path).toBeUndefined();
  });
});

test('has examples that conform in every way', () => {
  const content = node(node(node(operation['requestBody'])['content'])['application/json']);
  const examples = Object.values(node(content['examples'])).map((example) => node(example)['value'] as JsonObject);
  expect(examples).toHaveLength(2);
  for (const body of examples) expect(followsSchema(judged(body), before())).toEqual([]);
  expect(comesAsDocumented(post())).toEqual([]);
});

test('knows each reason code that the description names', () => {
  const { description: text } = node(node(node(description['components'])['schemas'])['ReasonCode']);
  const named = String(text).match(/\b[A-Z_]{4,}\b/g) ?? [];
  expect(named.length).toBeGreaterThan(10);
  for (const code of named) expect(kciReasons).toHaveProperty(code);
});
