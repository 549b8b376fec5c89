import { expect, test } from 'vitest';
import { differencesOf, jsonOf } from '../../reporters/html/client/difference.js';

test.each<[string, unknown, unknown, readonly (readonly [string, string | undefined, string | undefined])[]]>([
  ['equal values have none', { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
  ['a changed member', { a: 1, b: 2 }, { a: 1, b: 3 }, [['/b', '2', '3']]],
  [
    'a missing and a new member',
    { a: 1 },
    { b: 1 },
    [
      ['/a', '1', undefined],
      ['/b', undefined, '1'],
    ],
  ],
  ['items of a list', { l: [1, 2] }, { l: [1] }, [['/l/1', '2', undefined]]],
  ['another type', { a: [1] }, { a: { 0: 1 } }, [['/a', '[1]', '{"0":1}']]],
  ['a name with the signs of pointers', { 'a/b~c': 1 }, {}, [['/a~1b~0c', '1', undefined]]],
  ['the whole', 1, 'x', [['', '1', '"x"']]],
])('%s', (_, left, right, expected) => {
  expect(differencesOf(left, right).map((each) => [each.pointer, each.left, each.right])).toEqual(expected);
});

test('a member called __proto__ is one like any other', () => {
  expect(differencesOf(jsonOf('{"__proto__":{"a":1}}'), jsonOf('{"__proto__":{"a":2}}'))).toEqual([
    { pointer: '/__proto__/a', left: '1', right: '2' },
  ]);
});

test('of thousands of differences only some are shown', () => {
  expect(
    differencesOf(
      Array.from({ length: 5_000 }, () => 1),
      [],
    ),
  ).toHaveLength(100);
});
