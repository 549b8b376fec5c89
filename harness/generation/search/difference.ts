import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type Json } from '../../json/json.js';
import { pointerOf, type Path } from '../../json/json-pointer.js';

/** One place where two JSON values differ. What is undefined is not there. */
export interface Difference {
  readonly path: Path;
  /** The same as a JSON pointer. */
  readonly pointer: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/**
 * Where two values differ, as deep as both have the same shape: single fields, items of lists of equal length, whole
 * lists otherwise.
 */
export function differencesOf(before: Json, after: Json): readonly Difference[] {
  return between(before, after, []);
}

function between(before: Json | undefined, after: Json | undefined, path: Path): Difference[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (isJsonObject(before) && isJsonObject(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
      between(own(before, name), own(after, name), [...path, name]),
    );
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return (before as readonly Json[]).flatMap((item, index) =>
      between(item, (after as readonly Json[])[index], [...path, index]),
    );
  return [{ path, pointer: pointerOf(path), before, after }];
}

function own(object: Readonly<Record<string, Json>>, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
