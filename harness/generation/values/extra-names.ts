import fc from 'fast-check';
import type { Location, SchemaGraph } from '../schema/schema-graph.js';
import { expressionOf, matching } from '../schema/pattern.js';
import type { SchemaObject } from '../schema/schema-object.js';

/** Names that no description has, from plain to odd. */
export const extraNames: readonly string[] = [
  'extra',
  'x-1',
  'with space',
  'ключ',
  'a.b',
  'UPPER',
  '😀',
  'key_2',
  '%',
  'constructor',
];

/** Names that match a pattern, always the same. */
export function namesByPattern(pattern: string): readonly string[] {
  const expression = expressionOf(pattern);
  return fc.sample(matching(pattern, 0, 60, []), { seed: 1, numRuns: 6 }).filter((name) => expression.test(name));
}

/** The first of them. */
export function nameByPattern(pattern: string): string | undefined {
  return namesByPattern(pattern)[0];
}

/** The first name that no description has and that the rules for names allow. */
export function additionalName(graph: SchemaGraph, schemas: readonly (readonly [Location, SchemaObject])[]): string {
  const rules = schemas.flatMap(([location, { propertyNames }]) =>
    propertyNames === undefined ? [] : [`${location}/propertyNames`],
  );
  const patterns = schemas.flatMap(([, { patternProperties }]) => Object.keys(patternProperties ?? {}));
  const described = schemas.flatMap(([, { properties }]) => Object.keys(properties ?? {}));
  const allowed = extraNames.find(
    (name) =>
      !described.includes(name) &&
      !patterns.some((pattern) => expressionOf(pattern).test(name)) &&
      (rules.length === 0 || graph.accepts(name, rules)),
  );
  return allowed ?? 'extra';
}
