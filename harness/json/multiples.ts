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
export function isDecimalMultiple(value: number, step: number): boolean {
  const [digits, exponent] = decimalOf(value);
  const [stepDigits, stepExponent] = decimalOf(step);
  const lowest = Math.min(exponent, stepExponent);
  const scaled = stepDigits * 10n ** BigInt(stepExponent - lowest);
  return scaled !== 0n && (digits * 10n ** BigInt(exponent - lowest)) % scaled === 0n;
}

/** A number as it is written: its digits, and the power of ten that they count. */
function decimalOf(value: number): readonly [digits: bigint, exponent: number] {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}
