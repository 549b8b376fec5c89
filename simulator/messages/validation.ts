import { isOfFormat } from './dates.js';
import { exampleOf, type Field, type Fields, type NumberField, type TextField } from './fields.js';
import { isJsonArray, isJsonObject, jsonTypeOf, lengthOf, type Json, type JsonObject } from '../json/json.js';
import type { Objection } from './objection.js';

/** Everything that the documents have against a body, field by field. */
export function fieldObjectionsTo(body: JsonObject, fields: Fields, at = ''): readonly Objection[] {
  const objections: Objection[] = [];
  for (const [name, field] of Object.entries(fields.required)) {
    const value = body[name];
    if (value === undefined) {
      objections.push({ kind: 'field-missing', at: `${at}/${name}`, message: `${at}/${name} is missing` });
    } else {
      objections.push(...valueObjections(value, field, `${at}/${name}`));
    }
  }
  for (const [name, field] of Object.entries(fields.optional)) {
    const value = body[name];
    if (value !== undefined) objections.push(...valueObjections(value, field, `${at}/${name}`));
  }
  return objections;
}

/** The documented fields of a body; an optional field that is null is taken as absent. */
export function documentedPart(body: JsonObject, fields: Fields): JsonObject {
  const known: Record<string, Json> = {};
  for (const [name, value] of Object.entries(body)) {
    const required = ownField(fields.required, name);
    const field = required ?? ownField(fields.optional, name);
    if (field === undefined || (value === null && required === undefined)) continue;
    known[name] = documentedValue(value, field);
  }
  return known;
}

/** A body in which each missing required field has a plausible value. */
export function completed(body: JsonObject, fields: Fields): JsonObject {
  const complete: Record<string, Json> = { ...body };
  for (const [name, field] of Object.entries({ ...fields.required, ...fields.optional })) {
    const value = body[name];
    if (value !== undefined) complete[name] = completedValue(value, field);
    else if (ownField(fields.required, name) !== undefined) complete[name] = exampleOf(field);
  }
  return complete;
}

function valueObjections(value: Json, field: Field, at: string): readonly Objection[] {
  const received = jsonTypeOf(value);
  if (received !== field.type) {
    const message = `${at} is documented as ${field.type}, not ${received}`;
    return [{ kind: 'field-type', at, message, types: { documented: field.type, received } }];
  }
  if (field.type === 'string') return textObjections(value as string, field, at);
  if (field.type === 'number') return numberObjections(value as number, field, at);
  if (field.type === 'object') return fieldObjectionsTo(value as JsonObject, field.fields, at);
  if (field.type !== 'array') return [];
  const items = value as readonly Json[];
  if (items.length < field.min) {
    const kind = items.length === 0 ? 'list-empty' : 'list-short';
    return [{ kind, at, message: `${at} has fewer items than ${field.min}` }];
  }
  return items.flatMap((item) => valueObjections(item, field.item, `${at}/*`));
}

function numberObjections(value: number, field: NumberField, at: string): readonly Objection[] {
  if (field.whole === true && !Number.isInteger(value)) {
    return [{ kind: 'number-fraction', at, message: `${at} is documented as integer` }];
  }
  return field.min !== undefined && value < field.min
    ? [{ kind: 'number-small', at, message: `${at} is less than ${field.min}` }]
    : [];
}

function textObjections(value: string, field: TextField, at: string): readonly Objection[] {
  const { min, max, pattern, values, format } = field;
  const length = lengthOf(value);
  if (values !== undefined && !values.includes(value)) {
    return [{ kind: 'value-unlisted', at, message: `${at} is none of ${values.join(', ')}` }];
  }
  if (min !== undefined && length < min) {
    return [{ kind: 'text-short', at, message: `${at} is shorter than ${min} characters` }];
  }
  if (max !== undefined && length > max) {
    return [{ kind: 'text-long', at, message: `${at} is longer than ${max} characters` }];
  }
  if (pattern !== undefined && !pattern.test(value)) {
    return [{ kind: 'text-pattern', at, message: `${at} does not match ${pattern.source}` }];
  }
  if (format !== undefined && !isOfFormat(value, format)) {
    return [{ kind: 'text-format', at, message: `${at} is not a valid ${format}` }];
  }
  return [];
}

function documentedValue(value: Json, field: Field): Json {
  if (field.type === 'object' && isJsonObject(value)) return documentedPart(value, field.fields);
  if (field.type === 'array' && isJsonArray(value)) return value.map((item) => documentedValue(item, field.item));
  return value;
}

function completedValue(value: Json, field: Field): Json {
  if (field.type === 'object' && isJsonObject(value)) return completed(value, field.fields);
  if (field.type === 'array' && isJsonArray(value)) return value.map((item) => completedValue(item, field.item));
  return value;
}

function ownField(fields: Readonly<Record<string, Field>>, name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
