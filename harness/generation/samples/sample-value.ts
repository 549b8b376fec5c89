import type { Schema } from '../../../contract/schema.js';
import type { Json, JsonObject } from '../../json/json.js';
import { maxMadeLength } from '../schema/pattern.js';
import { clearOf } from '../values/numbers.js';
import { SchemaError } from '../schema/schema-errors.js';
import { sampleText } from './sample-text.js';
import { typeOf } from '../../json/schema-type.js';

/** How deep optional properties are filled in. */
const deepestOption = 3;

/** No value is made that has more parts. */
const maxParts = 10_000;

/** How a value is made. */
interface Making {
  /** Whether it has optional properties too. */
  readonly optional?: boolean;
  /** Whether examples are left aside: some of them do not follow their own schema. */
  readonly withoutExamples?: boolean;
}

/** How a value is made, and how many parts it may still get. */
interface Progress extends Making {
  left: number;
}

/**
 * A value of a schema: its documented example, else one that is made from its keywords. It is not always valid, since
 * keywords can contradict or depend on each other: the caller validates it before sending it.
 * @throws SchemaError when it would be too large
 */
export function sampleValue(schema: Schema, making: Making = {}): Json {
  return sample(schema, { ...making, left: maxParts }, 0);
}

function sample(schema: Schema, making: Progress, depth: number): Json {
  making.left -= 1 + (schema.minItems ?? 0);
  if (making.left < 0 || (schema.minLength ?? 0) > maxMadeLength)
    throw new SchemaError('SCHEMA_UNSATISFIABLE', `Its values are larger than those that are made.`);
  const examples = making.withoutExamples ? [] : [schema.example, ...(schema.examples ?? [])];
  const [shown] = [...examples, schema.const, ...(schema.enum ?? [])].filter((value) => value !== undefined);
  if (shown !== undefined) return shown as Json;
  const [kind] = schema.oneOf ?? schema.anyOf ?? [];
  const type = typeOf(schema) ?? (kind && typeOf(kind));
  if (kind && type !== 'object') return sample({ ...withoutKinds(schema), ...kind }, making, depth);
  switch (type) {
    case 'object':
      return {
        ...(kind && (sample(kind, making, depth) as JsonObject)),
        ...properties(schema, making, depth),
      };
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () =>
        sample(schema.items ?? {}, making, depth + 1),
      );
    case 'number':
    case 'integer':
      return sampleNumber(schema);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return sampleText(schema);
  }
}

function properties(schema: Schema, making: Progress, depth: number): JsonObject {
  const names = Object.keys(schema.properties ?? {});
  const wanted = names.filter(
    (name) => schema.required?.includes(name) || (making.optional === true && depth < deepestOption),
  );
  const undescribed = (schema.required ?? []).filter((name) => !names.includes(name));
  return Object.fromEntries(
    [...wanted, ...undescribed]
      .map((name) => [name, schema.properties?.[name] ?? {}] as const)
      .filter(([, property]) => property.readOnly !== true)
      .map(([name, property]) => [name, sample(property, making, depth + 1)]),
  );
}

function sampleNumber(schema: Schema): number {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity, exclusiveMaximum = Infinity } = schema;
  const step = schema.multipleOf ?? 1;
  const least = Math.max(clearOf(minimum, 1), exclusiveMinimum + step);
  const most = Math.min(clearOf(maximum, -1), exclusiveMaximum - step);
  const near = Math.min(Math.max(1, least), most);
  return schema.multipleOf === undefined ? near : Math.ceil(near / step) * step;
}

function withoutKinds({ oneOf: _, anyOf: __, ...rest }: Schema): Schema {
  return rest;
}
