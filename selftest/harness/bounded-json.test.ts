import { expect, test } from 'vitest';
import { parseJson } from '../../harness/json/bounded-json.js';

const nested = (levels: number, open: string, close: string) => `${open.repeat(levels)}1${close.repeat(levels)}`;

test('JSON is parsed as it is', () => {
  const text = '{"a":[1,{"b":null}],"__proto__":{"c":"x"}}';
  expect(JSON.stringify(parseJson(text))).toBe(text);
  expect(parseJson('"text"')).toBe('text');
  expect(() => parseJson('{')).toThrow(SyntaxError);
});

test('a hundred levels are kept', () => {
  expect(JSON.stringify(parseJson(nested(100, '[', ']')))).toBe(nested(100, '[', ']'));
});

test.each([
  ['arrays', '[', ']'],
  ['objects', '{"a":', '}'],
  ['objects of a hostile name', '{"__proto__":', '}'],
])('what is deeper is cut off, in %s', (_, open, close) => {
  const text = JSON.stringify(parseJson(nested(50_000, open, close)));
  expect(text).toContain('(nested deeper than 100 levels)');
  expect(text.length).toBeLessThan(3000);
});
