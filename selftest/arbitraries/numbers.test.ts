import { describe, expect, test } from 'vitest';
import { draw } from '../../harness/generation/search/drawn.js';
import { numberWithin, withinLimits, type NumberLimits } from '../../harness/generation/values/numbers.js';

const numbers = (given: Partial<NumberLimits>, count = 400) => {
  const limits = { multipleOf: [], integer: false, ...given };
  const within = numberWithin(limits).filter((value) => withinLimits(value, limits));
  return draw(within, 3, count).map(({ value }) => value);
};

describe('numbers', () => {
  test('reach each limit exactly and never pass it', () => {
    const made = numbers({ minimum: -2.5, maximum: 1000 });
    expect(Math.min(...made)).toBe(-2.5);
    expect(Math.max(...made)).toBe(1000);
  });

  test('without limits are very large, very small and fractional too', () => {
    const made = numbers({}, 1000);
    expect(made.some((value) => value > 1e100)).toBe(true);
    expect(made.some((value) => value > 0 && value < 1e-6)).toBe(true);
    expect(made.some((value) => Number.isInteger(value) && value > 2 ** 31)).toBe(true);
    expect(made.some((value) => !Number.isInteger(value))).toBe(true);
    expect(made.some((value) => Object.is(value, -0))).toBe(false);
  });

  test('that are whole stay so, with the edges of common types', () => {
    const made = numbers({ integer: true, minimum: 1 }, 1000);
    expect(made.every(Number.isInteger)).toBe(true);
    for (const edge of [2147483648, 4294967296, 9007199254740991]) expect(made).toContain(edge);
  });

  test.each([0.01, 0.3, 7, 10])('that are multiples of %d are so in decimals', (step) => {
    const decimals = String(step).split('.')[1]?.length ?? 0;
    const scale = 10 ** decimals;
    const made = numbers({ multipleOf: [step], minimum: -500, maximum: 500 });
    expect(new Set(made).size).toBeGreaterThan(20);
    expect(made.filter((value) => Math.round(value * scale) % Math.round(step * scale) !== 0)).toEqual([]);
  });

  test('that may not reach their limits stay within', () => {
    const made = numbers({ exclusiveMinimum: 0, exclusiveMaximum: 1 });
    expect(made.every((value) => value > 0 && value < 1)).toBe(true);
  });
});
