import { describe, expect, test } from 'vitest';
import { fromEnvironment } from '../../bin/options/environment.js';
import { runOptions } from '../../bin/options/run-options.js';

describe('an option in the environment', () => {
  test.each(Object.keys(runOptions))('is read for --%s', (name) => {
    const variable = `FCC_${name.toUpperCase().replaceAll('-', '_')}`;
    expect(Object.keys(fromEnvironment({ [variable]: '1' }))).toEqual([name]);
    expect(fromEnvironment({ [variable]: '' })).toEqual({});
  });

  test.each([
    ['true', true],
    ['1', true],
    ['yes', true],
    ['0', false],
    ['false', false],
    ['No', false],
  ])('switches on or off by %j', (text, strict) => expect(fromEnvironment({ FCC_STRICT: text })).toEqual({ strict }));

  test('has several values with commas between, and numbers as numbers', () => {
    const variables = {
      FCC_AREA: 'kcis, service-problems',
      FCC_SEED: '7',
      FCC_RATE: 'fast',
      FCC_OTHER: 'x',
      PATH: 'y',
    };
    expect(fromEnvironment(variables)).toEqual({ area: ['kcis', 'service-problems'], seed: 7, rate: Number.NaN });
  });
});
