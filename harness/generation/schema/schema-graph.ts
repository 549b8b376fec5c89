import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { Json } from '../../json/json.js';
import { at } from '../../json/json-pointer.js';
import { bundle, type Bundle } from './bundle.js';
import type { JsonSchema, SchemaObject, SchemaSource } from './schema-object.js';
import { validatorsOf } from './schema-validators.js';

/** A JSON pointer into the bundle: where one schema is. Several that hold for the same value are a list of these. */
export type Location = string;

/** What is taken out of a schema, to see whether a value breaks that alone. */
export interface Removal {
  readonly keywords: readonly string[];
  readonly locations: readonly Location[];
  /** One required name; all when it is undefined. */
  readonly name?: string;
}

/** A schema and all that it refers to, with its validators. */
export interface SchemaGraph {
  readonly bundle: Bundle;
  readonly root: Location;
  readonly schemaAt: (location: Location) => JsonSchema;
  /** Whether a value is valid, as it is once it went through JSON. */
  readonly accepts: (value: Json, locations?: readonly Location[]) => boolean;
  /** Whether a value is invalid by the letter, whatever it says that discriminators do not know. */
  readonly refuses: (value: Json) => boolean;
  /** Whether it would be if the schema did not have these keywords at these places. */
  readonly acceptsWithout: (value: Json, removal: Removal) => boolean;
}

/** Properties that no request has: those that the schema calls read-only, or that only the supplier makes. */
function notForRequests(schema: SchemaObject): boolean {
  return schema.readOnly === true || schema['x-supplier-made'] === true;
}

/**
 * Reads a schema: JSON Schema 2020-12, or OpenAPI 3.0 or 3.1 by the document's own `openapi` field.
 * @param leaveOut which properties are left out; by default those that no request has
 * @throws SchemaError when it does not exist or cannot be read
 */
export function readSchema(
  source: SchemaSource,
  leaveOut: (schema: SchemaObject) => boolean = notForRequests,
): SchemaGraph {
  if (leaveOut !== notForRequests) return graphOf(bundle(source, leaveOut));
  const known = requestSchemas.get(source.document) ?? new Map<string, SchemaGraph>();
  requestSchemas.set(source.document, known);
  const graph = known.get(source.pointer) ?? graphOf(bundle(source, leaveOut));
  known.set(source.pointer, graph);
  return graph;
}

/** Schemas of requests that were read, by their pointers: many properties start from the same. */
const requestSchemas = new WeakMap<SchemaSource['document'], Map<string, SchemaGraph>>();

/** The schemas of a bundle, with their validators. */
export function graphOf(whole: Bundle): SchemaGraph {
  const root = '/$defs/0';
  const validators = validatorsOf(whole);
  const hasNames = JSON.stringify(whole).includes('"x-names":');
  let byLetter: ValidateFunction | undefined;
  const loosened = new Map<string, ValidateFunction>();
  const isPlain = !hasBranches(whole);
  let allErrors: ValidateFunction | undefined;
  const valid = (validate: ValidateFunction, value: Json) =>
    validate(isAsInJson(value) ? value : JSON.parse(JSON.stringify(value)));
  return {
    bundle: whole,
    root,
    schemaAt: (location) => at(whole as unknown as Json, location) as unknown as JsonSchema,
    accepts: (value, locations = [root]) => valid(validators(locations), value),
    refuses: (value) =>
      !valid((byLetter ??= (hasNames ? validatorsOf(withoutNames(whole)) : validators)([root])), value),
    acceptsWithout: (value, removal) => {
      if (isPlain) {
        const validate = (allErrors ??= validatorsOf(whole, true)([root]));
        const places = removal.locations.map((location) => at(whole as unknown as Json, location) as unknown);
        const isRemoved = ({ keyword, parentSchema, params }: ErrorObject) =>
          removal.keywords.includes(keyword) &&
          places.includes(parentSchema) &&
          (removal.name === undefined || params['missingProperty'] === removal.name);
        return valid(validate, value) || (validate.errors ?? []).every(isRemoved);
      }
      const key = JSON.stringify(removal);
      const validate = loosened.get(key) ?? validatorsOf(without(whole, removal))([root]);
      loosened.set(key, validate);
      return valid(validate, value);
    },
  };
}

/** Whether a value is already what comes out when it goes through JSON: most are, and copying them takes long. */
function isAsInJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null)
    return value === null || ['string', 'boolean'].includes(typeof value);
  if (Array.isArray(value)) return !value.includes(undefined) && value.every(isAsInJson);
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isAsInJson);
}

/** A copy without the names that only what is made has to have. */
function withoutNames(schemas: Bundle): Bundle {
  const isNaming = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'x-names' in value ? true : value;
  return JSON.parse(JSON.stringify(schemas, isNaming)) as Bundle;
}

/** Keywords that make one part of a value depend on how another schema judges it, so that errors are not additive. */
const branching = /"(?:anyOf|oneOf|not|if|contains|propertyNames|dependentSchemas|unevaluated\w+)":/;

function hasBranches(schemas: Bundle): boolean {
  return branching.test(JSON.stringify(schemas));
}

/** Keywords that hold for what others do not speak of; without them, others of their kind might. */
const forTheRest = ['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'items'];

function without(schemas: Bundle, { keywords, locations, name }: Removal): Bundle {
  const copy = structuredClone(schemas);
  for (const location of locations) {
    const schema = at(copy as unknown as Json, location) as unknown as Record<string, unknown>;
    for (const keyword of keywords)
      if (name !== undefined && Array.isArray(schema[keyword]))
        schema[keyword] = (schema[keyword] as unknown[]).filter((entry) => entry !== name);
      // What would hold for other values, once this keyword is gone, must not.
      else if (forTheRest.includes(keyword)) schema[keyword] = true;
      else delete schema[keyword];
  }
  return copy;
}
