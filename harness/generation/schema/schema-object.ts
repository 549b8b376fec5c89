import type { Json } from '../../json/json.js';

/** A schema object of JSON Schema 2020-12, with the keywords that values are made from. */
export interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly contains?: JsonSchema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: Readonly<Record<string, JsonSchema>>;
  readonly unevaluatedProperties?: JsonSchema;
  readonly unevaluatedItems?: JsonSchema;
  readonly readOnly?: boolean;
  readonly example?: Json;
  readonly examples?: readonly Json[];
  readonly default?: Json;
  readonly 'x-open'?: boolean;
  /** Whether its enum is of names that discriminators know: see `harness/json/discriminators.ts`. */
  readonly 'x-names'?: boolean;
  readonly 'x-unreadable'?: string;
  readonly 'x-supplier-made'?: boolean;
}

/** A schema: true allows everything, false nothing. */
export type JsonSchema = SchemaObject | boolean;

/** Keywords whose value is one schema. */
export const schemaKeywords = [
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
] as const;

/** Keywords whose value is a list of schemas. */
export const schemaListKeywords = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const;

/** Keywords whose value has a schema for each name. */
export const schemaMapKeywords = [
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'definitions',
] as const;

/** Where a schema is: a parsed document and a JSON pointer into it, with or without a leading `#`; empty for all of it. */
export interface SchemaSource {
  readonly document: Readonly<Record<string, unknown>>;
  readonly pointer: string;
}
