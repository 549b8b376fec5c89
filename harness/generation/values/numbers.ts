import fc from 'fast-check';
import { decimalsOf, multipleReadings } from '../../json/multiples.js';

/** The limits of a number. */
export interface NumberLimits {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf: readonly number[];
  readonly integer: boolean;
}

/** Numbers that programs hold in a type too small, or not exactly. */
const edges = [
  0,
  1,
  -1,
  2,
  10,
  0.1,
  0.5,
  -0.5,
  1.5,
  1e-7,
  0.1 + 0.2,
  127,
  128,
  255,
  256,
  32767,
  32768,
  65535,
  65536,
  2147483647,
  2147483648,
  -2147483648,
  -2147483649,
  4294967295,
  4294967296,
  9007199254740991,
  9007199254740992,
  -9007199254740991,
  1e15,
  1e16,
  1e20,
  1e21,
  123456789.123456,
  1e100,
  -1e100,
  1.7976931348623157e308,
  5e-324,
];

/**
 * Numbers within their limits: each limit exactly and beside it, the edges of common types, fractions, and any. Some lie
 * outside all the same, where the limits leave little room: the caller keeps those that are within.
 */
export function numberWithin(limits: NumberLimits): fc.Arbitrary<number> {
  const isWithin = (value: number) => withinLimits(value, limits);
  const atEdge = [...new Set([...nearLimits(limits), ...edges.map((edge) => onGrid(edge, limits))])].filter(isWithin);
  const least = limits.minimum ?? limits.exclusiveMinimum;
  const greatest = limits.maximum ?? limits.exclusiveMaximum;
  const low = least ?? (greatest === undefined ? -1000 : Math.min(-1000, greatest - 1000));
  const high = greatest ?? (least === undefined ? 1_000_000 : Math.max(1_000_000, least + 1000));
  const step = limits.multipleOf[0] ?? (limits.integer ? 1 : undefined);
  const random =
    step === undefined
      ? fc.oneof(fc.double({ min: low, max: high, noNaN: true }), steps(low, high, 1))
      : steps(low, high, step);
  const limitsExactly = nearLimits(limits).filter(isWithin);
  return fc.oneof(
    { weight: 4, arbitrary: random.map((value) => onGrid(value, limits)) },
    ...(limitsExactly.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...limitsExactly) }] : []),
    ...(atEdge.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...atEdge) }] : []),
  );
}

/**
 * A limit that a double can be near to only: beyond 2^53 the one that was written may be a little closer, so what is
 * made stays clear of it, within it or beyond it, also as it is written in decimals.
 */
export function clearOf(limit: number, towards: 1 | -1): number {
  if (!Number.isFinite(limit) || Math.abs(limit) <= Number.MAX_SAFE_INTEGER) return limit;
  return limit + towards * Math.abs(limit) * 2 ** -51;
}

/** Whether a number keeps to its limits; a multiple is one however it is reckoned. */
export function withinLimits(value: number, limits: NumberLimits): boolean {
  return (
    Number.isFinite(value) &&
    value >= (limits.minimum ?? -Infinity) &&
    value <= (limits.maximum ?? Infinity) &&
    value > (limits.exclusiveMinimum ?? -Infinity) &&
    value < (limits.exclusiveMaximum ?? Infinity) &&
    (!limits.integer || Number.isInteger(value)) &&
    limits.multipleOf.every((step) => multipleReadings(value, step).every(Boolean))
  );
}

function steps(low: number, high: number, step: number): fc.Arbitrary<number> {
  const from = Math.max(Number.MIN_SAFE_INTEGER, Math.ceil(low / step));
  const to = Math.min(Number.MAX_SAFE_INTEGER, Math.floor(high / step));
  return from > to ? fc.constant(low) : fc.integer({ min: from, max: to }).map((count) => timesExactly(count, step));
}

function nearLimits(limits: NumberLimits): number[] {
  const step = limits.multipleOf[0] ?? (limits.integer ? 1 : undefined);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = limits;
  const beside = step === undefined ? [1, 0.5, 0.01] : [step];
  return [
    ...(minimum === undefined ? [] : [minimum, minimum, ...beside.map((by) => minimum + by)]),
    ...(maximum === undefined ? [] : [maximum, maximum, ...beside.map((by) => maximum - by)]),
    ...(exclusiveMinimum === undefined ? [] : beside.map((by) => exclusiveMinimum + by)),
    ...(exclusiveMaximum === undefined ? [] : beside.map((by) => exclusiveMaximum - by)),
  ].map((value) => onGrid(value, limits));
}

/** The nearest number that is whole, or a multiple, where the limits ask for it; never minus zero. */
function onGrid(value: number, { multipleOf: [step], integer }: NumberLimits): number {
  if (step === undefined) return (integer ? Math.round(value) : value) + 0;
  return timesExactly(Math.round(value / step), step);
}

function timesExactly(count: number, step: number): number {
  const digits = decimalsOf(step);
  const product = count * step;
  return (Math.abs(product) < 1e15 && digits <= 15 ? Number(product.toFixed(digits)) : product) + 0;
}
