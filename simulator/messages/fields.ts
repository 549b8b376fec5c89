import type { Json } from '../json/json.js';

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
  readonly format?: TextFormat;
}

/** How a day or a moment is written. */
export type TextFormat = 'date' | 'date-time';

export interface NumberField {
  readonly type: 'number';
  readonly example: number;
  readonly min?: number;
  /** Whether it has to be a whole number. */
  readonly whole?: boolean;
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
  /** Least number of items. */
  readonly min: number;
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

/** A number of at least 1, as nearly all documented ones are. */
export function number(example: number): NumberField {
  return { type: 'number', example, min: 1 };
}

/** A whole number, with the least one if there is any. */
export function wholeNumber(example: number, limits: Pick<NumberField, 'min'> = {}): NumberField {
  return { type: 'number', example, whole: true, ...limits };
}

/** True or false. */
export function flag(example: boolean): FlagField {
  return { type: 'boolean', example };
}

/** An object. */
export function group(fields: Fields): GroupField {
  return { type: 'object', fields };
}

/** A list of at least one item, as most documented ones are, or of another least number. */
export function list(item: Field, min = 1): ListField {
  return { type: 'array', item, min };
}

/** A plausible value of a field, after the documented examples. */
export function exampleOf(field: Field): Json {
  if (field.type === 'array') return Array.from({ length: Math.max(1, field.min) }, () => exampleOf(field.item));
  if (field.type !== 'object') return field.example;
  return Object.fromEntries(Object.entries(field.fields.required).map(([name, inner]) => [name, exampleOf(inner)]));
}
