import type { Json } from './json.js';

/** The path of a value: property names and array indexes. */
export type Path = readonly (string | number)[];

/** A path as a JSON pointer (RFC 6901). */
export function pointerOf(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The steps of a JSON pointer. */
export function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a JSON pointer; undefined when it does not exist. */
export function at(value: Json, pointer: string): Json | undefined {
  let current: Json | undefined = value;
  for (const name of stepsOf(pointer)) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined;
    // A list has a property `length`, which is none of its JSON.
    if (Array.isArray(current) && name === 'length') return undefined;
    current = (current as Readonly<Record<string, Json>>)[name];
  }
  return current;
}

/** A copy with the value at a path replaced; missing objects on the way are made. */
export function withValue(value: Json | undefined, path: Path, replacement: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return replacement;
  if (typeof step === 'number') {
    const items = Array.isArray(value) ? [...(value as readonly Json[])] : [];
    items[step] = withValue(items[step], rest, replacement);
    return items;
  }
  const object = (value ?? {}) as Readonly<Record<string, Json>>;
  const inner = Object.hasOwn(object, step) ? object[step] : undefined;
  return { ...object, [step]: withValue(inner, rest, replacement) };
}

/** A copy without the property at a path. */
export function without(value: Json, path: Path): Json {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    return items.map((item, index) => (index === step ? without(item, rest) : item));
  }
  if (!Object.hasOwn(value, step)) return value;
  const { [String(step)]: inner, ...others } = value as Readonly<Record<string, Json>>;
  return rest.length === 0 || inner === undefined
    ? others
    : { ...(value as object), [String(step)]: without(inner, rest) };
}
