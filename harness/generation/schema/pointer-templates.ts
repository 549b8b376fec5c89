import type { Json } from '../../json/json.js';
import { escaped } from './alternatives.js';

/**
 * The values at a pointer whose `*` stands for every item of a list, with their own pointers. A step that is a number
 * is the item at that index.
 */
export function valuesAt(value: Json, template: string): readonly (readonly [pointer: string, value: Json])[] {
  let found: (readonly [string, Json])[] = [['', value]];
  for (const step of template.split('/').slice(1))
    found = found.flatMap(([pointer, current]) =>
      partsOf(current, step).map(([name, part]) => [`${pointer}/${name}`, part]),
    );
  return found;
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
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      escaped(name) === step ? replacedAt(part, inner, replacement) : part,
    ]),
  );
}

function partsOf(value: Json, step: string): (readonly [string, Json])[] {
  if (Array.isArray(value))
    return (value as readonly Json[])
      .map((item, index) => [String(index), item] as const)
      .filter(([index]) => step === '*' || step === index);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .map(([name, part]) => [escaped(name), part] as const)
    .filter(([name]) => name === step);
}
