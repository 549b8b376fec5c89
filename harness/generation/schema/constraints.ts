import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../json/json.js';
import { escaped } from './alternatives.js';
import { expressionOf } from './pattern.js';
import type { Location, SchemaGraph } from './schema-graph.js';
import type { SchemaObject } from './schema-object.js';

/** The types of JSON Schema; `number` stands for those that are not whole, or may be either. */
export type JsonType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

const allTypes: readonly JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object'];

/** What several schemas that hold together ask of a value, as one. */
export interface Constraints {
  readonly schemas: readonly (readonly [Location, SchemaObject])[];
  /** Every type that is allowed, by `type` or, without one, by the type that the other keywords speak of. */
  readonly types: readonly JsonType[];
  /** The values of enum and const, where there are any. */
  readonly allowed?: readonly Json[];
  readonly minLength: number;
  readonly maxLength: number;
  readonly patterns: readonly string[];
  readonly formats: readonly string[];
  readonly minItems: number;
  readonly maxItems: number;
  readonly uniqueItems: boolean;
  readonly required: ReadonlySet<string>;
  readonly minProperties: number;
  readonly maxProperties: number;
  /** Every property that is described by name, in the order of the description. */
  readonly names: readonly string[];
  /** The values that the schemas give as examples. */
  readonly examples: readonly Json[];
}

/** Joins schemas that hold together; undefined when no type or no listed value satisfies all of them. */
export function constraintsOf(graph: SchemaGraph, locations: readonly Location[]): Constraints | undefined {
  const schemas = locations.map((location) => [location, graph.schemaAt(location) as SchemaObject] as const);
  const each = schemas.map(([, schema]) => schema);
  const types = typesOf(each);
  const allowed = allowedOf(each);
  if (types.length === 0 || allowed?.length === 0) return undefined;
  return {
    schemas,
    types,
    ...(allowed && { allowed }),
    minLength: most(each, 'minLength') ?? 0,
    maxLength: least(each, 'maxLength') ?? Infinity,
    patterns: each.flatMap(({ pattern }) => pattern ?? []),
    formats: each.flatMap(({ format }) => format ?? []),
    minItems: most(each, 'minItems') ?? 0,
    maxItems: least(each, 'maxItems') ?? Infinity,
    uniqueItems: each.some(({ uniqueItems }) => uniqueItems === true),
    required: new Set(each.flatMap(({ required }) => required ?? [])),
    minProperties: most(each, 'minProperties') ?? 0,
    maxProperties: least(each, 'maxProperties') ?? Infinity,
    names: [...new Set(each.flatMap(({ properties }) => Object.keys(properties ?? {})))],
    examples: each.flatMap(({ example, examples = [], default: fallback }) =>
      [example, ...(Array.isArray(examples) ? examples : []), fallback].filter((value) => value !== undefined),
    ),
  };
}

/** The greatest value of a numeric keyword. */
export function most(schemas: readonly SchemaObject[], keyword: NumericKeyword): number | undefined {
  const values = schemas.flatMap((schema) => schema[keyword] ?? []);
  return values.length > 0 ? Math.max(...values) : undefined;
}

/** The least value of a numeric keyword. */
export function least(schemas: readonly SchemaObject[], keyword: NumericKeyword): number | undefined {
  const values = schemas.flatMap((schema) => schema[keyword] ?? []);
  return values.length > 0 ? Math.min(...values) : undefined;
}

type NumericKeyword =
  | 'minLength'
  | 'maxLength'
  | 'minItems'
  | 'maxItems'
  | 'minProperties'
  | 'maxProperties'
  | 'minimum'
  | 'maximum'
  | 'exclusiveMinimum'
  | 'exclusiveMaximum';

/** The schemas of one property; undefined when it may not be there. */
export function propertyLocations({ schemas }: Constraints, name: string): readonly Location[] | undefined {
  const found: Location[] = [];
  for (const [location, schema] of schemas) {
    let described = false;
    if (schema.properties && Object.hasOwn(schema.properties, name)) {
      described = true;
      found.push(`${location}/properties/${escaped(name)}`);
    }
    for (const pattern of Object.keys(schema.patternProperties ?? {}))
      if (expressionOf(pattern).test(name)) {
        described = true;
        found.push(`${location}/patternProperties/${escaped(pattern)}`);
      }
    if (described || schema.additionalProperties === undefined) continue;
    if (schema.additionalProperties === false) return undefined;
    found.push(`${location}/additionalProperties`);
  }
  return found;
}

/** The schemas of the item at an index; undefined when a list may not be so long. */
export function itemLocations({ schemas }: Constraints, index: number): readonly Location[] | undefined {
  const found: Location[] = [];
  for (const [location, schema] of schemas) {
    if (index < (schema.prefixItems?.length ?? 0)) found.push(`${location}/prefixItems/${index}`);
    else if (schema.items === false) return undefined;
    else if (schema.items !== undefined) found.push(`${location}/items`);
  }
  return found;
}

/** The type of a JSON value; a whole number is an integer. */
export function typeOf(value: Json): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as JsonType;
}

/** Whether a value is of one of the types. */
export function hasType(value: Json, types: readonly JsonType[]): boolean {
  const type = typeOf(value);
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

function typesOf(schemas: readonly SchemaObject[]): JsonType[] {
  const lists = schemas.flatMap(({ type }) => (type === undefined ? [] : [[type].flat() as JsonType[]]));
  const [first, ...others] = lists;
  if (!first) return impliedTypes(schemas);
  return others.reduce((types, list) => {
    const both = types.filter((type) => list.includes(type));
    const narrowed = list.includes('integer') && types.includes('number') && !both.includes('integer');
    const kept = types.includes('integer') && list.includes('number') && !both.includes('integer');
    return narrowed || kept ? [...both, 'integer' as const] : both;
  }, first);
}

/** The types that the keywords speak of: other values are valid too, but are hardly meant. */
function impliedTypes(schemas: readonly SchemaObject[]): JsonType[] {
  const has = (...keywords: (keyof SchemaObject)[]) =>
    schemas.some((schema) => keywords.some((keyword) => schema[keyword] !== undefined));
  const implied: JsonType[] = [
    ...(has('properties', 'required', 'additionalProperties', 'patternProperties', 'minProperties', 'maxProperties')
      ? (['object'] as const)
      : []),
    ...(has('items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains') ? (['array'] as const) : []),
    ...(has('minLength', 'maxLength', 'pattern', 'format') ? (['string'] as const) : []),
    ...(has('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf') ? (['number'] as const) : []),
  ];
  return implied.length > 0 ? implied : [...allTypes];
}

function allowedOf(schemas: readonly SchemaObject[]): Json[] | undefined {
  const lists = schemas.flatMap((schema) => [
    ...(schema.enum ? [schema.enum] : []),
    ...(schema.const === undefined ? [] : [[schema.const]]),
  ]);
  const [first, ...others] = lists;
  return first?.filter((value) => others.every((list) => list.some((other) => isDeepStrictEqual(other, value))));
}
