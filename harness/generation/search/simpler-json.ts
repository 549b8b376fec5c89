import { isJsonObject, type Json } from '../../json/json.js';
import { withValue, without, type Path } from '../../json/json-pointer.js';
import { differencesOf, type Difference } from './difference.js';
import type { Drawn } from './drawn.js';

/**
 * A JSON value with the way to simpler ones: nearer to a plain value that is accepted, with less in its lists, shorter
 * texts, rounder numbers. Only allowed ones are given, so that a valid value stays valid and a near-miss a near-miss.
 * @param plain the value that is accepted; without one, what can be is left out
 */
export function simplifiable(value: Json, isAllowed: (value: Json) => boolean, plain?: Json): Drawn<Json> {
  return {
    value,
    *simpler() {
      for (const candidate of candidates(value, plain))
        if (isAllowed(candidate)) yield simplifiable(candidate, isAllowed, plain);
    },
  };
}

function* candidates(value: Json, plain: Json | undefined): Iterable<Json> {
  if (plain !== undefined) {
    yield* nearer(value, plain);
    for (const { path, after } of differencesOf(plain, value))
      if (after !== undefined) for (const part of simplerParts(after)) yield withValue(value, path, part);
    return;
  }
  yield* excluded(value);
  for (const part of simplerParts(value)) yield part;
}

/** Takes back differences to the plain value: all but one half first, then in ever smaller groups. */
function* nearer(value: Json, plain: Json): Iterable<Json> {
  const differences = differencesOf(plain, value);
  for (let size = Math.ceil(differences.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < differences.length; from += size)
      // With all of them taken back nothing is left to find.
      if (size < differences.length || differences.length === 1)
        yield differences.slice(from, from + size).reduce(takenBack, value);
}

function takenBack(value: Json, { path, before }: Difference): Json {
  return before === undefined ? without(value, path) : withValue(value, path, before);
}

/** Without each property and each group of properties, at any depth. */
function* excluded(value: Json, path: Path = [], whole: Json = value): Iterable<Json> {
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) yield* excluded(item, [...path, index], whole);
    return;
  }
  if (!isJsonObject(value)) return;
  const names = Object.keys(value);
  for (let size = names.length; size >= 1; size = Math.floor(size / 2))
    for (let from = 0; from < names.length; from += size)
      yield names.slice(from, from + size).reduce((current, name) => without(current, [...path, name]), whole);
  for (const [name, part] of Object.entries(value)) yield* excluded(part, [...path, name], whole);
}

/** Simpler values in place of one, whatever its type. */
function* simplerParts(value: Json): Iterable<Json> {
  if (typeof value === 'string') yield* simplerTexts(value);
  else if (typeof value === 'number') yield* simplerNumbers(value);
  else if (Array.isArray(value)) yield* simplerLists(value as readonly Json[]);
  else if (isJsonObject(value))
    for (const [name, part] of Object.entries(value)) {
      yield without(value, [name]);
      for (const simpler of simplerParts(part)) yield withValue(value, [name], simpler);
    }
}

function* simplerLists(items: readonly Json[]): Iterable<Json> {
  for (let size = items.length; size >= 1; size = Math.floor(size / 2))
    for (let from = 0; from < items.length; from += size) yield [...items.slice(0, from), ...items.slice(from + size)];
  for (const [index, item] of items.entries())
    for (const simpler of simplerParts(item)) yield items.with(index, simpler);
}

/** Shorter texts, and plainer ones of the same length. */
function* simplerTexts(text: string): Iterable<string> {
  const characters = [...text];
  yield 'a'.repeat(characters.length);
  for (let size = characters.length; size >= 1; size = Math.floor(size / 2))
    for (let from = 0; from < characters.length; from += size)
      yield [...characters.slice(0, from), ...characters.slice(from + size)].join('');
  for (let size = Math.floor(characters.length / 2); size >= 1; size = Math.floor(size / 2))
    for (let from = 0; from < characters.length; from += size)
      yield characters.map((character, index) => (index >= from && index < from + size ? 'a' : character)).join('');
}

function* simplerNumbers(number: number): Iterable<number> {
  for (const simpler of [0, 1, Math.trunc(number), Math.trunc(number / 2), number - 1])
    if (Math.abs(simpler) < Math.abs(number) || (Number.isInteger(simpler) && !Number.isInteger(number))) yield simpler;
}
