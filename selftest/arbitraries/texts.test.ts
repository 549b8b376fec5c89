import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw } from '../../harness/generation/search/drawn.js';
import { matching } from '../../harness/generation/schema/pattern.js';
import { text } from '../../harness/generation/values/strings.js';
import { fit, lengthOf } from '../../harness/generation/schema/text-fit.js';
import { troubleStrings } from '../../harness/generation/schema/trouble-strings.js';

const texts = (shortest: number, longest: number, count = 600) =>
  draw(text(shortest, longest), 4, count).map(({ value }) => value);
const matches = (pattern: string, shortest = 0, longest = Infinity) =>
  draw(matching(pattern, shortest, longest, []), 4, 400).map(({ value }) => value);

describe('texts', () => {
  test.each([
    [0, 5],
    [1, 1],
    [3, 3],
    [10, 80],
    [1, 1000],
  ])(
    'of %d to %d characters reach both limits, and keep to them by code points and by UTF-16 units',
    (shortest, longest) => {
      const made = texts(shortest, longest);
      expect(made.filter((one) => lengthOf(one) < shortest || one.length > longest)).toEqual([]);
      expect(made.some((one) => lengthOf(one) === shortest)).toBe(true);
      expect(made.some((one) => lengthOf(one) === longest)).toBe(true);
    },
  );

  test('have marks, scripts and characters that software stumbles over', () => {
    const made = texts(1, 100);
    const kinds = {
      combining: /[a-z]\p{Mn}/u,
      emoji: /\p{Extended_Pictographic}/u,
      joined: /\u200d/u,
      flag: /\p{Regional_Indicator}{2}/u,
      rightToLeft: /[\u0590-\u06ff]/u,
      astral: /[\u{10000}-\u{10ffff}]/u,
      percent: /%/u,
      quotes: /["']/u,
      markup: /</u,
      edgeSpace: /^\s|\s$/u,
      lineEnd: /\n/u,
    };
    for (const [kind, expression] of Object.entries(kinds))
      expect(made.filter((one) => expression.test(one)).length, kind).toBeGreaterThan(2);
  });

  test('are well-formed, and without the control characters that no text has', () => {
    const made = [...texts(0, 200), ...troubleStrings];
    expect(made.filter((one) => Buffer.from(one, 'utf8').toString('utf8') !== one)).toEqual([]);
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    expect(made.filter((one) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u.test(one))).toEqual([]);
  });

  test('that cause trouble are fifty or more, each once', () => {
    expect(new Set(troubleStrings).size).toBe(troubleStrings.length);
    expect(troubleStrings.length).toBeGreaterThanOrEqual(50);
  });

  test('fit into any limits', () => {
    const limits = fc.tuple(fc.nat(6), fc.nat(6)).map(([least, more]) => [least, least + more] as const);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), limits, (given, [shortest, longest]) => {
        const made = fit(given, shortest, longest);
        const composed = made.normalize('NFC');
        return [made, composed].every((one) => lengthOf(one) >= shortest && one.length <= longest);
      }),
      // A letter that is two characters when it is composed.
      {
        examples: [
          ['\u0a33', [2, 2]],
          ['\u0a33', [1, 1]],
        ],
      },
    );
  });
});

describe('texts that match a pattern', () => {
  test('have each repetition at its least and at its most', () => {
    const lengths = matches('^[A-Z_]{5,25}$').map((one) => one.length);
    expect(Math.min(...lengths)).toBe(5);
    expect(Math.max(...lengths)).toBe(25);
  });

  test('go on after a prefix pattern', () => {
    const made = matches('^[A-Z]{3}');
    expect(made.every((one) => /^[A-Z]{3}/.test(one))).toBe(true);
    expect(made.some((one) => one.length > 30)).toBe(true);
    expect(made.some((one) => /[^A-Z]/.test(one))).toBe(true);
  });

  test('begin before a suffix pattern', () => {
    expect(matches('[0-9]{2}$').some((one) => /^[^0-9]/.test(one))).toBe(true);
  });

  test('match by code points and by UTF-16 units', () => {
    expect(matches('^.{1,4}$').filter((one) => one.length > 4)).toEqual([]);
  });

  test('keep to limits beside the pattern', () => {
    const lengths = new Set(matches('^[a-z]+$', 4, 6).map((one) => one.length));
    expect(lengths).toEqual(new Set([4, 5, 6]));
  });

  test('that cannot be made are taken from examples, or asked for', () => {
    expect(
      new Set(draw(matching('^([a-z0-9])[a-z0-9]\\1$', 0, 9, ['a1a', 'abc']), 1, 20).map(({ value }) => value)),
    ).toEqual(new Set(['a1a']));
    expect(() => matching('^(?!x)y(?<=zz)$', 0, 9, [])).toThrow(/override the value/);
  });
});
