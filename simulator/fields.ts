import type { Json } from './json.js';

/** One field of a request body: its type, its limits, an example, and what is inside it. */
export type Field = TextField | NumberField | FlagField | GroupField | ListField;

export interface TextField {
  readonly type: 'string';
  readonly example: string;
  /** Least number of characters (Unicode code points). */
  readonly min?: number;
  /** Greatest number of characters (Unicode code points). */
  readonly max?: number;
  /** As documented: most have no end anchor, and so bind the first characters only. */
  readonly pattern?: RegExp;
  /** A closed list. */
  readonly values?: readonly string[];
}

export interface NumberField {
  readonly type: 'number';
  readonly example: number;
  readonly min: number;
}

export interface FlagField {
  readonly type: 'boolean';
  readonly example: boolean;
}

export interface GroupField {
  readonly type: 'object';
  readonly fields: Fields;
}

export interface ListField {
  readonly type: 'array';
  readonly item: Field;
}

/** The fields of an object. */
export interface Fields {
  readonly required: Readonly<Record<string, Field>>;
  readonly optional: Readonly<Record<string, Field>>;
}

/** A text with its limits. */
export function text(example: string, limits: Omit<TextField, 'type' | 'example'> = {}): TextField {
  return { type: 'string', example, ...limits };
}

/** A number of at least 1, as all documented ones are. */
export function number(example: number): NumberField {
  return { type: 'number', example, min: 1 };
}

/** True or false. */
export function flag(example: boolean): FlagField {
  return { type: 'boolean', example };
}

/** An object. */
export function group(fields: Fields): GroupField {
  return { type: 'object', fields };
}

/** A list of at least one item, as all documented ones are. */
export function list(item: Field): ListField {
  return { type: 'array', item };
}

/** A plausible value of a field, after the documented examples. */
export function exampleOf(field: Field): Json {
  if (field.type === 'array') return [exampleOf(field.item)];
  if (field.type !== 'object') return field.example;
  return Object.fromEntries(Object.entries(field.fields.required).map(([name, inner]) => [name, exampleOf(inner)]));
}
