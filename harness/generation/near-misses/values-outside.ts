import type { Schema } from '../../../contract/schema.js';
import type { Json } from '../../json/json.js';
import { clearOf } from '../values/numbers.js';

/** A value just outside a limit of a schema: the keyword that it breaks, a part of an id, words for it, and itself. */
export type Outside = readonly [
  keyword: string,
  id: string,
  description: string,
  value: Json | ((current: Json | undefined) => Json),
];

/** Dates as people write them, which the format of JSON Schema does not allow. */
const handwritten: Readonly<Record<string, string>> = { 'date-time': '31/12/2030 09:00', date: '31/12/2030' };

/** A text that looks like a date, in place of one with a documented format. */
export function datesOutside({ format = '' }: Schema): Outside[] {
  const written = handwritten[format];
  return written === undefined ? [] : [['format', 'handwritten', written, written]];
}

/** Texts that are certainly not of a format. */
const misformed: Readonly<Record<string, string>> = {
  'date-time': 'tomorrow at nine',
  date: 'tomorrow',
  uuid: 'no-uuid',
  email: 'no address',
  ipv4: '300.1.1.1',
  ipv6: 'no:address',
  uri: 'no uri',
};

/** Values outside the limits that requests of the Supplier API do not have, but those of other APIs may. */
export function furtherValuesOutside(schema: Schema): Outside[] {
  const { maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, maxItems, uniqueItems, format, pattern } = schema;
  const outside: Outside[] = [];
  if (maximum !== undefined) {
    const above = clearOf(maximum + 1, 1);
    outside.push(['maximum', 'too-large', `${above}`, above]);
  }
  if (exclusiveMinimum !== undefined)
    outside.push(['exclusiveMinimum', 'too-small', `${exclusiveMinimum}`, exclusiveMinimum]);
  if (exclusiveMaximum !== undefined)
    outside.push(['exclusiveMaximum', 'too-large', `${exclusiveMaximum}`, exclusiveMaximum]);
  if (multipleOf !== undefined) outside.push(['multipleOf', 'between', 'a value between two steps', multipleOf / 2]);
  if (maxItems !== undefined)
    outside.push([
      'maxItems',
      'too-many',
      `a list of ${maxItems + 1}`,
      (current) => Array.from({ length: maxItems + 1 }, () => firstOf(current)),
    ]);
  if (uniqueItems === true)
    outside.push([
      'uniqueItems',
      'repeated',
      'a list with one item twice',
      (current) => [firstOf(current), firstOf(current)],
    ]);
  if (format !== undefined && misformed[format] !== undefined)
    outside.push(['format', 'misformed', `a text that is not a valid ${format},`, misformed[format]]);
  if (pattern !== undefined) outside.push(['pattern', 'mismatched', 'a text outside its pattern', '\u00a7 \u00a7']);
  if (schema.const !== undefined) outside.push(['const', 'another', 'another value than the one', 'UNKNOWN']);
  const numbers = (schema.enum ?? []).filter((value) => typeof value === 'number');
  if (numbers.length > 0) outside.push(['enum', 'unlisted', 'a number outside the list', Math.max(...numbers) + 1]);
  return outside;
}

function firstOf(list: Json | undefined): Json {
  return (Array.isArray(list) ? (list as Json[])[0] : undefined) ?? 'item';
}
