import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../harness/json/json.js';
import { escaped, numberSpellings, reordered, respelled, spacedOut } from '../../suites/every-operation/json-texts.js';

/** Bodies whose texts have what the layout of JSON is made of. */
const anyBody = fc.jsonValue({ stringUnit: fc.constantFrom('"', ':', '\\', '\n', 'n', 'u', 'b', '\u0001', '{', 'é') });

describe('another way to write a body means the same', () => {
  test.each([
    ['with its keys in another order', (body: Json) => JSON.stringify(reordered(body))],
    ['with white space', spacedOut],
    ['with escapes', (body: Json) => escaped(JSON.stringify(body))],
    ['with escapes in its keys, too', (body: Json) => escaped(JSON.stringify(body), { keys: true })],
    ['with white space and escapes', (body: Json) => escaped(spacedOut(body))],
  ])('%s', (_, write) => {
    fc.assert(
      fc.property(anyBody, (body) => {
        expect(JSON.parse(write(body as Json))).toEqual(JSON.parse(JSON.stringify(body)));
      }),
    );
  });

  test('though every letter of a text is escaped', () => {
    expect(escaped(JSON.stringify({ a: 'b\n": c' }))).toBe(String.raw`{"a":"\u0062\n\": \u0063"}`);
    expect(escaped('{"a":true}', { keys: true })).toBe(String.raw`{"\u0061":true}`);
    expect(escaped('{"a" \t:  "b"}')).toBe(String.raw`{"a" ${'\t'}:  "\u0062"}`);
  });

  test.each(numberSpellings)('with its ids in another spelling, and no other numbers', (spell) => {
    const body = { id: 120, text: '"7", 8: {9', list: [10, { id: 11 }], half: 12.5, large: 1e21, last: -13 };
    const json = respelled(spacedOut(body), spell);
    expect(JSON.parse(json)).toEqual(body);
    const ids = ['120', '-13'].map(spell);
    expect(json.split(/[\s,]+/)).toEqual(expect.arrayContaining([...ids, '10', '11', '12.5', '1e+21']));
  });
});
