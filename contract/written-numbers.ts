import { randomUUID } from 'node:crypto';

/** A number as it is written: its digits, and the power of ten that they count. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** The numbers in parsed JSON that a double does not hold, as they are written, by what holds them and their key. */
const written = new WeakMap<object, Map<string, string>>();

/** Stands for a number before a text is parsed; no stranger can guess it. */
const mark = `${randomUUID()} `;

/** Texts and long numbers of JSON. In texts nothing is a number. */
const tokens = /"(?:[^"\\]+|\\.)*"|-?\d[\d.]*(?:[eE][+-]?\d+)?/gs;

/** Whether a text may have numbers that a double does not hold; most have none, and cost nothing more. */
const maybe = /[\d.]{16}|\d[eE]\+?\d{3}/;

/** Beyond these powers of ten a number is not reckoned with: writing it out would take all memory. */
const maxExponent = 5000;

/**
 * Parses JSON, and remembers how the numbers are written that a double does not hold: beyond 2^53, that is, or with
 * more digits than it has. `writtenNumber` says how.
 * @throws SyntaxError when it is not JSON
 */
export function parseWithNumbers(text: string): unknown {
  if (!maybe.test(text)) return JSON.parse(text);
  // What is not JSON must not become so by a mark.
  const plain: unknown = JSON.parse(text);
  const marked = text.replace(tokens, (token) => (isHeld(token) ? token : JSON.stringify(mark + token)));
  if (marked === text) return plain;
  try {
    return revived(marked);
  } catch {
    // It nests deeper than the stack, so that nothing of it is judged anyhow.
    return plain;
  }
}

/** A copy of plain data of YAML, in which whole numbers are big ones, as `parseWithNumbers` gives them. */
export function copyWithNumbers(data: unknown): unknown {
  const replaced = (_: string, value: unknown): unknown =>
    typeof value === 'bigint' ? (Number.isSafeInteger(Number(value)) ? Number(value) : `${mark}${value}`) : value;
  return revived(JSON.stringify(data, replaced));
}

/**
 * How a number is written, where a double does not hold it.
 * @param holder the list or mapping that it stands in
 */
export function writtenNumber(holder: unknown, key: string | number): string | undefined {
  return typeof holder === 'object' && holder !== null ? written.get(holder)?.get(String(key)) : undefined;
}

/** A number, or the text of one, as a decimal; undefined where its exponent is beyond all that anybody means. */
export function decimalOf(value: number | string): Decimal | undefined {
  const [mantissa = '0', power = '0'] = String(value).toLowerCase().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const exponent = Number(power) - fraction.length;
  if (!(Math.abs(exponent) <= maxExponent)) return undefined;
  return { digits: BigInt(whole + fraction), exponent };
}

/** Which of two decimals is greater: below 0 for the second, above 0 for the first. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const lowest = Math.min(a.exponent, b.exponent);
  const difference = scaled(a, lowest) - scaled(b, lowest);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Whether a decimal is a multiple of another: 19.99 is one of 0.01. */
export function isMultipleOf(value: Decimal, step: Decimal): boolean {
  const lowest = Math.min(value.exponent, step.exponent);
  const by = scaled(step, lowest);
  return by !== 0n && scaled(value, lowest) % by === 0n;
}

function scaled({ digits, exponent }: Decimal, lowest: number): bigint {
  return digits * 10n ** BigInt(exponent - lowest);
}

/** Whether a token is a text, or a number that comes back from a double as it is written. */
function isHeld(token: string): boolean {
  if (token.startsWith('"') || (token.length < 16 && !maybe.test(token))) return true;
  const value = decimalOf(token);
  const double = Number(token);
  const held = Number.isFinite(double) ? decimalOf(double) : undefined;
  return value === undefined ? Number.isFinite(double) : held !== undefined && compareDecimals(value, held) === 0;
}

function revived(text: string): unknown {
  return JSON.parse(text, function (this: object, key: string, value: unknown): unknown {
    if (typeof value !== 'string' || !value.startsWith(mark)) return value;
    const number = value.slice(mark.length);
    written.set(this, (written.get(this) ?? new Map<string, string>()).set(key, number));
    return Number(number);
  });
}
