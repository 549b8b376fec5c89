import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, pointerOf, withValue, without, type Path } from '../../harness/json/json-pointer.js';
import { isJsonObject, type Json } from '../../harness/json/json.js';

const document: Json = { a: { 'b/c': [{ 'd~e': 1 }, 2], null: null }, '': 'empty name' };

describe('a JSON pointer', () => {
  test.each<[Path, string]>([
    [[], ''],
    [['a'], '/a'],
    [['a', 'b/c', 0, 'd~e'], '/a/b~1c/0/d~0e'],
    [['~1'], '/~01'],
    [[''], '/'],
  ])('of %j is %j', (path, pointer) => expect(pointerOf(path)).toBe(pointer));

  test.each<[string, Json | undefined]>([
    ['', document],
    ['/a/b~1c/0/d~0e', 1],
    ['/a/b~1c/1', 2],
    ['/a/null', null],
    ['/', 'empty name'],
    ['/nothing', undefined],
    ['/a/b~1c/2', undefined],
    ['/a/b~1c/length', undefined],
    ['/a/null/deeper', undefined],
    ['/toString', undefined],
  ])('%j leads to %j', (pointer, value) => expect(at(document, pointer)).toEqual(value));
});

test('a value is put in its place without touching the original', () => {
  const original: Json = { list: [{ x: 1 }, { x: 2 }], other: true };
  expect(withValue(original, ['list', 1, 'x'], 3)).toEqual({ list: [{ x: 1 }, { x: 3 }], other: true });
  expect(original).toEqual({ list: [{ x: 1 }, { x: 2 }], other: true });
});

test('missing parents are made on the way', () => {
  expect(withValue({}, ['a', 0, 'b'], 'x')).toEqual({ a: [{ b: 'x' }] });
  expect(withValue(undefined, ['a'], null)).toEqual({ a: null });
});

test('a property is taken out, at any depth, without touching the original', () => {
  const original: Json = { a: { b: 1, c: 2 }, list: [{ x: 1, y: 2 }, { x: 3 }] };
  expect(without(original, ['a', 'b'])).toEqual({ a: { c: 2 }, list: [{ x: 1, y: 2 }, { x: 3 }] });
  expect(without(original, ['list', 0, 'x'])).toEqual({ a: { b: 1, c: 2 }, list: [{ y: 2 }, { x: 3 }] });
  expect(without(original, ['nothing', 'here'])).toEqual(original);
  expect(original).toEqual({ a: { b: 1, c: 2 }, list: [{ x: 1, y: 2 }, { x: 3 }] });
});

/** Every path into a value. */
function pathsOf(value: Json): Path[] {
  const steps = Array.isArray(value)
    ? (value as readonly Json[]).map((item, index): [number, Json] => [index, item])
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  return [[], ...steps.flatMap(([step, inner]) => pathsOf(inner).map((path) => [step, ...path]))];
}

const anyJson = fc.jsonValue({ depthSize: 'small' }) as fc.Arbitrary<Json>;

test('whatever is put at a path is found by its pointer', () => {
  fc.assert(
    fc.property(anyJson, fc.nat(), anyJson, (value, pick, replacement) => {
      const paths = pathsOf(value).filter((path) => !path.includes('__proto__'));
      const path = paths[pick % paths.length] as Path;
      expect(at(withValue(value, path, replacement), pointerOf(path))).toEqual(replacement);
    }),
  );
});

test('what is taken out is gone, and nothing else is', () => {
  fc.assert(
    fc.property(anyJson, fc.nat(), (value, pick) => {
      const paths = pathsOf(value).filter((path) => typeof path.at(-1) === 'string' && !path.includes('__proto__'));
      fc.pre(paths.length > 0);
      const path = paths[pick % paths.length] as Path;
      const rest = without(value, path);
      const kept = pathsOf(rest).map(pointerOf);
      const gone = pathsOf(value)
        .map(pointerOf)
        .filter((pointer) => !kept.includes(pointer));
      const pointer = pointerOf(path);
      expect(gone.every((each) => each === pointer || each.startsWith(`${pointer}/`))).toBe(true);
      expect(gone).toContain(pointer);
    }),
  );
});
