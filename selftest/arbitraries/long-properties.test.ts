import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forAll } from '../../harness/authoring/for-all.js';
import { draw, drawDistinct, drawEach, type Drawn } from '../../harness/generation/search/drawn.js';
import { severalOf } from '../../harness/generation/sources/several.js';
import { Journal } from '../../harness/session/journal.js';

const anything = fc.record({ text: fc.string(), list: fc.array(fc.nat()) });
const valuesOf = <T>(drawn: Iterable<Drawn<T>>) => [...drawn].map(({ value }) => value);

/** Values of which no two are equal, and how many of them were made. */
function countedValues() {
  const seen = { made: 0 };
  const values = fc.uuid().map((value) => {
    seen.made += 1;
    return value;
  });
  return { seen, values };
}

describe('values that are drawn as they are asked for', () => {
  test('are those that are drawn at once, from any place on', () => {
    const all = valuesOf(draw(anything, 3, 400));
    expect(valuesOf(drawEach(anything, 3, 400))).toEqual(all);
    for (const from of [1, 49, 50, 333, 400])
      expect(valuesOf(drawEach(anything, 3, 400, from))).toEqual(all.slice(from));
  });

  test('can be made simpler as well', () => {
    const [one, other] = [draw(anything, 3, 120)[110], [...drawEach(anything, 3, 120)][110]];
    expect(valuesOf(other?.simpler() ?? [])).toEqual(valuesOf(one?.simpler() ?? []));
  });

  test('are not made before', () => {
    const { seen, values } = countedValues();
    const several = severalOf((seed, count) => drawDistinct(values, seed, count), 4, 10_000)(1, 10_000);
    let groups = 0;
    for (const { value } of several) {
      expect(value).toHaveLength(4);
      if (++groups === 100) break;
    }
    expect(seen.made).toBeLessThanOrEqual(400);
  });
});

test('a property of many values tries the first before the last are drawn, and finds the same failure', async () => {
  const { seen, values } = countedValues();
  const search = { seed: 1, runs: 3_000, milliseconds: Infinity, testData: [] };
  const ahead: number[] = [];
  let tried = 0;
  await forAll(new Journal(), search, values, () => {
    ahead.push(seen.made - ++tried);
    return Promise.resolve();
  });
  expect(tried).toBe(3_000);
  expect(Math.max(...ahead)).toBeLessThanOrEqual(16);

  const all = valuesOf(drawDistinct(fc.nat(), 1, 3_000));
  const isBad = (number: number) => number === all[2_500] || number === all[2_700];
  const journal = new Journal();
  const fails = forAll(journal, search, fc.nat(), (number) =>
    isBad(number) ? Promise.reject(new Error('It is bad.')) : Promise.resolve(),
  );
  await expect(fails).rejects.toThrow('It is bad.');
  expect(journal.counterexample).toMatchObject({ path: '2500', value: all[2_500] });
});
