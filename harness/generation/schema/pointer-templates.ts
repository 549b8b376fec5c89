import type { Json, JsonObject } from '../../json/json.js';

type Found = readonly [pointer: string, value: Json];

/**
 * The values at a pointer whose `*` stands for every item of a list, with their own pointers. A step that is a number
 * is the item at that index.
 */
export function valuesAt(value: Json, template: string): readonly Found[] {
  const found: Found[] = [];
  const look = (current: Json, pointer: string, steps: readonly string[], depth: number): void => {
    const step = steps[depth];
    if (step === undefined) found.push([pointer, current]);
    else if (Array.isArray(current))
      for (const [index, item] of (current as readonly Json[]).entries()) {
        if (step === '*' || step === String(index)) look(item, `${pointer}/${index}`, steps, depth + 1);
      }
    else if (typeof current === 'object' && current !== null) {
      const name = unescaped(step);
      if (Object.hasOwn(current, name))
        look((current as JsonObject)[name] ?? null, `${pointer}/${step}`, steps, depth + 1);
    }
  };
  look(value, '', template.split('/'), 1);
  return found;
}

/** Whether any value at one of these pointers suits. It is asked for thousands of times, so it makes no pointers. */
export function someAt(value: Json, template: string, suits: (part: Json) => boolean): boolean {
  const steps = template.split('/');
  const look = (current: Json, depth: number): boolean => {
    const step = steps[depth];
    if (step === undefined) return suits(current);
    if (Array.isArray(current)) {
      const items = current as readonly Json[];
      return step === '*'
        ? items.some((item) => look(item, depth + 1))
        : items.some((item, index) => step === String(index) && look(item, depth + 1));
    }
    if (typeof current !== 'object' || current === null) return false;
    const name = unescaped(step);
    return Object.hasOwn(current, name) && look((current as JsonObject)[name] ?? null, depth + 1);
  };
  return look(value, 1);
}

/** A copy with every value at a pointer of the template replaced. */
export function replacedAt(value: Json, template: string, replacement: Json): Json {
  const [, step, ...rest] = template.split('/');
  if (step === undefined) return replacement;
  const inner = rest.length === 0 ? '' : `/${rest.join('/')}`;
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item, index) =>
      step === '*' || step === String(index) ? replacedAt(item, inner, replacement) : item,
    );
  if (typeof value !== 'object' || value === null) return value;
  const name = unescaped(step);
  const parts = value as JsonObject;
  return Object.hasOwn(parts, name)
    ? { ...parts, [name]: replacedAt(parts[name] ?? null, inner, replacement) }
    : { ...parts };
}

function unescaped(step: string): string {
  return step.includes('~') ? step.replaceAll('~1', '/').replaceAll('~0', '~') : step;
}
