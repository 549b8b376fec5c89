import { describe, expect, test } from 'vitest';
import { BoundedPattern, PatternTooSlow } from '../../harness/json/bounded-pattern.js';
import { processorMsOf } from '../own-time.js';

describe('a pattern of a stranger that would take for ever', () => {
  test.each([
    ['repeats what repeats', '^([a-z0-9]+[-_]?)+$', `${'a'.repeat(40)}!`],
    ['repeats often what may be there', '^(a?){50}a{50}b', 'a'.repeat(70)],
    ['has many options', `^${'a?'.repeat(40)}${'a'.repeat(40)}b`, 'a'.repeat(60)],
    ['has many alternatives', `^${'(?:a|a)'.repeat(40)}b`, 'a'.repeat(60)],
    ['nests them deeply, with a short text', `^${'('.repeat(12)}a${'*)'.repeat(12)}*b`, 'a'.repeat(12)],
    ['repeats what it has found', '^(a*)\\1*\\1*\\1*\\1*\\1*b', 'a'.repeat(20_000)],
    ['looks behind a lazy repetition', '^(?:a+?)+?b', 'a'.repeat(40)],
  ])('is given up: %s', (_, pattern, text) => {
    const taken = processorMsOf(() => {
      expect(() => new BoundedPattern(pattern, 'u').test(text)).toThrow(PatternTooSlow);
    });
    expect(taken).toBeLessThan(5_000);
  });

  test('is not tried any more after three texts', () => {
    const pattern = new BoundedPattern('^(a+)+$', 'u');
    for (let count = 0; count < 3; count++) expect(() => pattern.test(`${'a'.repeat(40)}!`)).toThrow(PatternTooSlow);
    const taken = processorMsOf(() => {
      expect(() => pattern.test(`${'a'.repeat(40)}!`)).toThrow(PatternTooSlow);
    });
    expect(taken).toBeLessThan(100);
  });
});

test('an ordinary pattern is decided as ever', () => {
  expect(new BoundedPattern('^[A-Z0-9_]{5,25}$', 'u').test('SP_12345')).toBe(true);
  expect(new BoundedPattern('^(?:\\+44|0)\\d{9,10}$', 'u').test('+44123')).toBe(false);
  expect(new BoundedPattern('^(\\d{4})-(\\d{2})(?:-(\\d{2}))*$', 'u').test('2026-01-01-02')).toBe(true);
});
