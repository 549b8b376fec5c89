import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { profileSchema } from '../../config/profile-schema.js';
import { areas, stimulusNames } from '../../config/supplier-profile.js';
import { supplierApi } from '../../contract/description.js';

interface Node {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly description?: string;
  readonly $ref?: string;
  readonly additionalProperties?: boolean;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: { readonly enum?: readonly number[] };
}

const root = profileSchema as Node;

/** Every schema of an object, and every property, by their paths. */
function nodes(value: unknown, path: string): readonly (readonly [string, Node])[] {
  if (typeof value !== 'object' || value === null) return [];
  return [[path, value as Node], ...Object.entries(value).flatMap(([key, each]) => nodes(each, `${path}/${key}`))];
}

test('it is JSON Schema', () => expect(new Ajv2020().validateSchema(profileSchema)).toBe(true));

test('every key has a description', () => {
  const undescribed = nodes(root, '').filter(
    ([path, node]) =>
      /\/properties\/[^/]+$/.test(path) && !/\/if\//.test(path) && !node.description && !('const' in node),
  );
  expect(undescribed.map(([path]) => path)).toEqual([]);
});

test('no object takes unknown keys', () => {
  const open = nodes(root, '').filter(
    ([path, node]) =>
      node.properties && node.type && !/\/if$|^\/properties\/auth$/.test(path) && node.additionalProperties !== false,
  );
  expect(open.map(([path]) => path)).toEqual([]);
});

test('the areas and stimuli are those of the profile type', () => {
  expect(Object.keys(root.properties?.['implements']?.properties ?? {})).toEqual(areas);
  expect(Object.keys(root.properties?.['stimuli']?.properties ?? {})).toEqual(stimulusNames);
});

test('the success codes of an operation are those of the description', () => {
  for (const { area, capability, successes } of supplierApi.operations.values())
    expect(root.properties?.['implements']?.properties?.[area]?.properties?.[capability]?.items?.enum).toEqual(
      successes,
    );
});
