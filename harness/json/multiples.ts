import { decimalOf, isMultipleOf } from '../../contract/written-numbers.js';

/** What programs take for nothing when they divide fractions in binary. */
const tolerance = 1.1920929e-7;

/**
 * Whether a number is a multiple of a step, as programs reckon: by division, by the remainder, and in decimals. It
 * surely is when all say so, and surely is not when none does.
 */
export function multipleReadings(value: number, step: number): readonly boolean[] {
  const remainder = value % step;
  return [
    Number.isInteger(value / step),
    Math.abs(remainder) < tolerance || Math.abs(step - remainder) < tolerance,
    isDecimalMultiple(value, step),
  ];
}

/** How many decimals a number has when it is written out. */
export function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).toLowerCase().split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}

/** Whether a number is a multiple of a step in decimals: 19.99 is one of 0.01, whatever binary fractions make of it. */
export function isDecimalMultiple(value: number | string, step: number | string): boolean {
  const [decimal, by] = [decimalOf(value), decimalOf(step)];
  return decimal !== undefined && by !== undefined && isMultipleOf(decimal, by);
}
