import fc from 'fast-check';
import type { Json } from '../../json/json.js';
import type { Building } from './building.js';
import { least, most, type Constraints, type JsonType } from '../schema/constraints.js';
import { filtered } from './filtered.js';
import { longTextOfFormat, textOfFormat } from '../schema/formats.js';
import { clearOf, numberWithin, withinLimits, type NumberLimits } from './numbers.js';
import { maxMadeLength, matching } from '../schema/pattern.js';
import { SchemaError } from '../schema/schema-errors.js';
import { text } from './strings.js';
import { fits } from '../schema/text-fit.js';

/** The limits of a number, those of its format among them. */
function numberLimitsOf(constraints: Constraints, type: 'integer' | 'number'): NumberLimits {
  const each = constraints.schemas.map(([, schema]) => schema);
  const [low, high] = rangeOf(constraints.formats);
  const minimum = Math.max(clearOf(most(each, 'minimum') ?? -Infinity, 1), low);
  const maximum = Math.min(clearOf(least(each, 'maximum') ?? Infinity, -1), high);
  const exclusiveMinimum = most(each, 'exclusiveMinimum');
  const exclusiveMaximum = least(each, 'exclusiveMaximum');
  return {
    ...(minimum > -Infinity && { minimum }),
    ...(maximum < Infinity && { maximum }),
    ...(exclusiveMinimum !== undefined && { exclusiveMinimum }),
    ...(exclusiveMaximum !== undefined && { exclusiveMaximum }),
    multipleOf: each.flatMap(({ multipleOf }) => multipleOf ?? []),
    integer: type === 'integer' || constraints.formats.some((format) => format === 'int32' || format === 'int64'),
  };
}

/** The numbers that a format of OpenAPI allows; of 64 bits, those that a double holds. */
function rangeOf(formats: readonly string[]): readonly [number, number] {
  if (formats.includes('int32')) return [-2147483648, 2147483647];
  if (formats.includes('int64')) return [-9223372036854775808, 9223372036854774784];
  if (formats.includes('float')) return [-3.4028234663852886e38, 3.4028234663852886e38];
  return [-Infinity, Infinity];
}

/** Values of a type that has no parts. */
export function scalar(
  building: Building,
  constraints: Constraints,
  type: Exclude<JsonType, 'array' | 'object'>,
  pointer: string,
): fc.Arbitrary<Json> {
  if (type === 'null') return fc.constant(null);
  if (type === 'boolean') return fc.boolean();
  if (type === 'string') return textOf(building, constraints, pointer);
  const limits = numberLimitsOf(constraints, type);
  const low = limits.minimum ?? limits.exclusiveMinimum ?? -Infinity;
  if (low > (limits.maximum ?? limits.exclusiveMaximum ?? Infinity)) throw contrary(pointer);
  return filtered(numberWithin(limits), (value) => withinLimits(value, limits), pointer);
}

function textOf({ graph, options }: Building, constraints: Constraints, pointer: string): fc.Arbitrary<string> {
  const { minLength, maxLength, patterns, formats, schemas } = constraints;
  if (minLength > maxLength) throw contrary(pointer);
  if (minLength > maxMadeLength)
    throw new SchemaError(
      'SCHEMA_UNSATISFIABLE',
      `The text at ${pointer || 'the root'} has ${minLength} characters or more, more than are made.`,
    );
  const examples = constraints.examples.filter((value) => typeof value === 'string');
  const sources = [
    ...patterns.map((pattern) => matching(pattern, minLength, maxLength, examples)),
    ...formats.flatMap((format) => textOfFormat(format) ?? []),
    // Others are too short.
    ...(minLength < 20 ? [] : formats.flatMap((format) => longTextOfFormat(format, minLength) ?? []).map(fc.constant)),
  ];
  const locations = schemas.map(([location]) => location);
  const made =
    sources.length === 0
      ? text(minLength, maxLength)
      : filtered(
          fc.oneof(...sources),
          (value) => fits(value, minLength, maxLength) && graph.accepts(value, locations),
          pointer,
        );
  const { plausible } = options;
  return plausible ? filtered(made, plausible, pointer) : made;
}

function contrary(pointer: string): SchemaError {
  return new SchemaError(
    'SCHEMA_UNSATISFIABLE',
    `The least value or length at ${pointer || 'the root'} is above the greatest: nothing is valid.`,
  );
}
