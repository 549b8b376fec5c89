import { isDeepStrictEqual } from 'node:util';
import { _, str, type Ajv2020, type FuncKeywordDefinition } from 'ajv/dist/2020.js';
import type { DataValidationCxt } from 'ajv/dist/types/index.js';
import { compareDecimals, decimalOf, writtenNumber } from '../../contract/written-numbers.js';
import { isDecimalMultiple } from './multiples.js';

/** The limits of numbers: how a value that keeps one compares with it. */
const comparisons: Readonly<Record<string, readonly [sign: string, keeps: (difference: number) => boolean]>> = {
  minimum: ['>=', (difference) => difference >= 0],
  maximum: ['<=', (difference) => difference <= 0],
  exclusiveMinimum: ['>', (difference) => difference > 0],
  exclusiveMaximum: ['<', (difference) => difference < 0],
};

/** How the limits of a schema are written that a double does not hold, by keyword. */
type WrittenLimits = Readonly<Record<string, string>> | undefined;
type Holder = Pick<DataValidationCxt, 'parentData' | 'parentDataProperty'>;
type Schema = Readonly<Record<string, unknown>>;

/** How a limit of a schema is written. */
export function writtenLimit(schema: unknown, keyword: string): string | undefined {
  return ((schema as Schema | undefined)?.['x-written'] as WrittenLimits)?.[keyword];
}

/** Has a validator judge numbers as the decimals that they are in JSON, beyond 2^53, too. */
export function judgeDecimals(ajv: Ajv2020): void {
  for (const keyword of [...Object.keys(comparisons), 'multipleOf', 'uniqueItems', 'enum', 'const'])
    ajv.removeKeyword(keyword);
  for (const [keyword, [sign, keeps]] of Object.entries(comparisons))
    ajv.addKeyword({
      keyword,
      type: 'number',
      schemaType: 'number',
      error: {
        message: ({ schemaCode }) => str`must be ${sign} ${schemaCode}`,
        params: ({ schemaCode }) => _`{comparison: ${sign}, limit: ${schemaCode}}`,
      },
      validate: (limit: number, value: number, schema?: Schema, holder?: Holder) =>
        keeps(difference(numberIn(holder, value), writtenLimit(schema, keyword) ?? limit)),
    } satisfies FuncKeywordDefinition);
  judgeListed(ajv);
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    error: {
      message: ({ schemaCode }) => str`must be multiple of ${schemaCode}`,
      params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}`,
    },
    validate: (step: number, value: number, schema?: Schema, holder?: Holder) =>
      isDecimalMultiple(numberIn(holder, value), writtenLimit(schema, 'multipleOf') ?? step),
  } satisfies FuncKeywordDefinition);
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    error: { message: 'must NOT have duplicate items' },
    validate: (wanted: boolean, items: readonly unknown[]) => !wanted || !hasTwice(items),
  } satisfies FuncKeywordDefinition);
}

/** Has a validator judge values that are listed, numbers as they are written. */
function judgeListed(ajv: Ajv2020): void {
  ajv.addKeyword({
    keyword: 'enum',
    schemaType: 'array',
    error: {
      message: 'must be equal to one of the allowed values',
      params: ({ schemaCode }) => _`{allowedValues: ${schemaCode}}`,
    },
    validate: (listed: readonly unknown[], value: unknown, schema?: Schema, holder?: Holder) =>
      listed.some((one, index) => isListed(value, one, holder, writtenLimit(schema, `enum/${index}`))),
  } satisfies FuncKeywordDefinition);
  ajv.addKeyword({
    keyword: 'const',
    error: { message: 'must be equal to constant', params: ({ schemaCode }) => _`{allowedValue: ${schemaCode}}` },
    validate: (only: unknown, value: unknown, schema?: Schema, holder?: Holder) =>
      isListed(value, only, holder, writtenLimit(schema, 'const')),
  } satisfies FuncKeywordDefinition);
}

/** Whether a value is one that a schema lists, which may be written as no double is. */
function isListed(value: unknown, listed: unknown, holder: Holder | undefined, text: string | undefined): boolean {
  if (typeof value === 'number')
    return typeof listed === 'number' && difference(numberIn(holder, value), text ?? listed) === 0;
  return value === listed || (typeof value === 'object' && value !== null && isSame(value, listed));
}

/** A number as it is written where a double does not hold it, else itself. */
function numberIn(holder: Holder | undefined, value: number): number | string {
  return writtenNumber(holder?.parentData, holder?.parentDataProperty ?? '') ?? value;
}

function difference(value: number | string, limit: number | string): number {
  const asDoubles = Number(value) - Number(limit);
  if (typeof value === 'number' && typeof limit === 'number') return asDoubles;
  const [a, b] = [decimalOf(value), decimalOf(limit)];
  return a && b ? compareDecimals(a, b) : asDoubles;
}

/** Whether a list has an item twice. Two numbers that are one double are two where they are written differently. */
function hasTwice(items: readonly unknown[]): boolean {
  const scalars = new Set<string>();
  const others: unknown[] = [];
  return items.some((item, index) => {
    if (typeof item === 'object' && item !== null) {
      const isKnown = others.some((other) => isSame(other, item));
      others.push(item);
      return isKnown;
    }
    const key = typeof item === 'number' ? numberKey(writtenNumber(items, index) ?? item) : JSON.stringify(item);
    const isKnown = scalars.has(key);
    scalars.add(key);
    return isKnown;
  });
}

/** The same text for all ways to write a number. */
function numberKey(number: number | string): string {
  const decimal = decimalOf(number);
  if (!decimal) return String(number);
  const digits = String(decimal.digits).replace(/0+$/, '');
  return decimal.digits === 0n ? '0' : `${digits}e${decimal.exponent + String(decimal.digits).length - digits.length}`;
}

function isSame(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(a, b) && isWrittenAlike(a, b);
}

function isWrittenAlike(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return true;
  return Object.entries(a).every(([key, part]) => {
    const [one, other] = [writtenNumber(a, key), writtenNumber(b, key)];
    if (typeof part === 'number') return one === other || numberKey(one ?? part) === numberKey(other ?? part);
    return isWrittenAlike(part, (b as Schema)[key]);
  });
}
