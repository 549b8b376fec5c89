import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Operation } from '../../../contract/description.js';
import type { RequirementId } from '../../../contract/requirements/index.js';
import { isSurelyShown, type Schema } from '../../../contract/schema.js';
import type { Json } from '../../json/json.js';
import { at, pointerOf, withValue, without } from '../../json/json-pointer.js';
import { validatorOf } from '../../json/validators.js';
import { isNullable, typeOf } from '../../json/schema-type.js';
import { sampleValue } from '../samples/sample-value.js';
import { maxMadeLength } from '../schema/pattern.js';
import { SchemaError } from '../schema/schema-errors.js';
import { datesOutside, furtherValuesOutside, type Outside } from './values-outside.js';
import { plainText } from '../samples/example-value.js';
import { requestFields, type RequestField } from '../samples/request-fields.js';
import { clearOf } from '../values/numbers.js';

/** A request body that differs from a valid one in exactly one keyword at one place. */
export interface NearMiss {
  /** Part of the test case's id: `missing.notes`, `type.id`, `too-long.notes`. */
  readonly id: string;
  /** What is wrong with it, to be read after «a request». */
  readonly title: string;
  readonly requirement: RequirementId;
  readonly pointer: string;
  /**
   * Makes it from a valid body.
   * @throws Error when the result is not invalid for that one reason: then an answer to it proves nothing
   */
  readonly from: (body: Json) => Json;
}

/**
 * Every near-miss of an operation's request body that is certain to be invalid. A field that the documents of the
 * Supplier API do not show themselves is left alone.
 */
export function nearMisses(operation: Operation): readonly NearMiss[] {
  const sure = requestFields(operation).filter(({ schema }) => isSurelyShown(schema));
  const all = sure.flatMap((field) => [
    ...(field.required ? [missing(operation, field)] : []),
    ...wrongTypes(operation, field),
    ...wrongValues(operation, field),
  ]);
  return operation.generic ? certain(operation, all) : all;
}

/** Those that are invalid for their one reason when made from a sample, each id once: schemas can be anything. */
function certain(operation: Operation, all: readonly NearMiss[]): readonly NearMiss[] {
  const sample = sampleOf(operation);
  if (sample === undefined) return [];
  const ids = new Set<string>();
  return all.filter(({ id, from }) => {
    if (ids.has(id)) return false;
    try {
      from(sample);
    } catch {
      return false;
    }
    ids.add(id);
    return true;
  });
}

/** A body as its schema has it; undefined where every one would be too large to be sent. */
function sampleOf({ request }: Operation): Json | undefined {
  try {
    return sampleValue(request?.schema ?? {});
  } catch (thrown) {
    if (thrown instanceof SchemaError) return undefined;
    throw thrown;
  }
}

function missing(operation: Operation, field: RequestField): NearMiss {
  return {
    id: `missing.${field.name}`,
    title: `without the required ${field.name}`,
    requirement: 'API-FIELD-REQUIRED',
    pointer: pointerOf(field.path),
    from: (body) =>
      invalid(operation, field.within(body), without(field.within(body), field.path), (error) => {
        const at = `${error.instancePath}/${String(error.params['missingProperty'])}`;
        return error.keyword === 'required' && at === pointerOf(field.path);
      }),
  };
}

/** Values of another type; one that a supplier might convert is made from the value that is there. */
const numbers = [
  ['a numeric string', (current: Json | undefined) => JSON.stringify(current ?? 23467)],
  ['a boolean', () => true],
] as const;

const otherTypes: Readonly<
  Record<string, readonly (readonly [name: string, value: (current: Json | undefined) => Json])[]>
> = {
  string: [
    ['a number', () => 12345],
    ['a boolean', () => true],
  ],
  number: numbers,
  integer: numbers,
  boolean: [
    ['a string', () => 'true'],
    ['a number', () => 1],
  ],
  array: [
    ['an object', () => ({})],
    ['a text', () => 'text'],
  ],
  object: [['a string', () => 'text']],
};

function wrongTypes(operation: Operation, field: RequestField): NearMiss[] {
  const values = [...(otherTypes[typeOf(field.schema) ?? ''] ?? [])];
  if (field.required && !isNullable(field.schema)) values.push(['null', () => null]);
  return values.map(([name, value]) => ({
    id: `type.${field.name}.${name.replace(/^an? /, '').replaceAll(' ', '-')}`,
    title: `with ${name} as ${field.name}`,
    requirement: 'API-FIELD-TYPE',
    pointer: pointerOf(field.path),
    from: replaced(operation, field, value, (error) => error.keyword !== 'required'),
  }));
}

function wrongValues(operation: Operation, field: RequestField): NearMiss[] {
  const further = operation.generic ? furtherValuesOutside(field.schema) : [];
  return [...valuesOutside(field.schema), ...further].map(([keyword, id, description, value]) => ({
    id: `${id}.${field.name}`,
    title: `with ${description} as ${field.name}`,
    requirement: keyword === 'enum' || keyword === 'const' ? 'API-FIELD-ENUM' : 'API-FIELD-LIMIT',
    pointer: pointerOf(field.path),
    from: replaced(
      operation,
      field,
      (current) => (typeof value === 'function' ? value(current) : value),
      (error) => error.keyword === keyword || (operation.generic && limits.has(error.keyword)),
    ),
  }));
}

/** Keywords of one kind: of a value outside of one it says little whether it is outside of another, too. */
const limits: ReadonlySet<string> = new Set(['minLength', 'maxLength', 'pattern', 'format', 'minimum', 'maximum']);

/** Values just outside each limit of a schema. */
export function valuesOutside(schema: Schema): Outside[] {
  const outside: Outside[] = [];
  if (schema.minLength !== undefined) {
    const tooShort = Math.min(schema.minLength - 1, maxMadeLength);
    const what = tooShort === 0 ? 'an empty text' : `${tooShort} characters`;
    outside.push(['minLength', 'too-short', what, plainText(tooShort)]);
  }
  // Descriptions that allow two billion characters are common; a text that is longer cannot even be made.
  if (schema.maxLength !== undefined && schema.maxLength < maxMadeLength)
    outside.push(['maxLength', 'too-long', `${schema.maxLength + 1} characters`, plainText(schema.maxLength + 1)]);
  if (schema.minimum !== undefined) {
    const below = clearOf(schema.minimum - 1, -1);
    outside.push(['minimum', 'too-small', `${below}`, below]);
    outside.push(['minimum', 'negative', '-1', -1]);
  }
  if (schema.type === 'integer') outside.push(['type', 'fraction', '36.5, no whole number,', 36.5]);
  const { minItems = 0 } = schema;
  if (minItems > 0) outside.push(['minItems', 'empty', 'an empty list', []]);
  if (minItems > 1)
    outside.push([
      'minItems',
      'too-few',
      `a list of ${minItems - 1}`,
      (current) => (Array.isArray(current) ? (current as Json[]).slice(0, minItems - 1) : []),
    ]);
  if (schema.enum && schema['x-open'] !== true) outside.push(...outsideList(schema.enum));
  outside.push(...datesOutside(schema));
  if (schema.pattern !== undefined && typeof schema.example === 'string')
    outside.push(...outsidePattern(schema.pattern, schema.example));
  return outside;
}

function outsideList(listed: readonly unknown[]): Outside[] {
  const unknown = listed.includes('UNKNOWN') ? 'UNKNOWN_VALUE' : 'UNKNOWN';
  const values: readonly Outside[] = [
    ['enum', 'unlisted', `${unknown}, a value outside the list,`, unknown],
    ['enum', 'lower-case', 'a listed value in lower case', String(listed[0]).toLowerCase()],
  ];
  return values.filter(([, , , value]) => !listed.includes(value));
}

/** Changes of the documented example that a pattern certainly refuses; a prefix pattern allows most. */
function outsidePattern(pattern: string, example: string): Outside[] {
  const expression = new RegExp(pattern, 'u');
  const candidates: Outside[] = [
    ['pattern', 'lower-case', `${example.toLowerCase()} (lower case)`, example.toLowerCase()],
    ['pattern', 'cut-off', `${example.slice(0, 4)} (too short)`, example.slice(0, 4)],
    ['pattern', 'overlong', `a value of ${example.length + 60} characters`, example + '0'.repeat(60)],
    ['pattern', 'blank', 'an empty text', ''],
  ];
  return candidates.filter(([, , , value]) => !expression.test(value as string));
}

function replaced(
  operation: Operation,
  field: RequestField,
  value: (current: Json | undefined) => Json,
  forReason: (error: ErrorObject) => boolean,
) {
  return (body: Json) =>
    invalid(
      operation,
      field.within(body),
      withValue(field.within(body), field.path, value(at(body, pointerOf(field.path)))),
      (error) => error.instancePath === pointerOf(field.path) && forReason(error),
    );
}

/**
 * Gives the changed body back when every error that the change brought, after serialisation, is the intended one. What
 * the valid body itself breaks, such as the pattern of a reference that the supplier made, is the supplier's choice.
 */
function invalid(operation: Operation, valid: Json, changed: Json, intended: (error: ErrorObject) => boolean): Json {
  const before = new Set(errorsOf(operation, valid).map(placeOf));
  const errors = errorsOf(operation, changed).filter((error) => intended(error) || !before.has(placeOf(error)));
  const whole = operation.request?.wholePointer ?? '#';
  // What is wrong with the first of several kinds can be right for another.
  const allowed = operation.generic && validatorOf(whole)(JSON.parse(JSON.stringify(changed)));
  if (!allowed && errors.length > 0 && errors.every(intended)) return changed;
  const found = errors.map((error) => `${error.instancePath} ${error.message ?? error.keyword}`).join('; ') || 'valid';
  throw new Error(`The prepared request is not invalid for its one reason (it is: ${found}).`);
}

function errorsOf(operation: Operation, body: Json): readonly ErrorObject[] {
  const validate = validatorOf(operation.request?.pointer ?? '#');
  const serialised: unknown = JSON.parse(JSON.stringify(body));
  return validate(serialised) ? [] : (validate.errors ?? []).filter((error) => error.keyword !== 'allOf');
}

function placeOf(error: ErrorObject): string {
  return `${error.keyword} ${error.instancePath}`;
}
