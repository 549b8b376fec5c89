import { long, type Fields } from './probing.js';

/** What to try in place of a value: nothing, another type, and what lies at and beyond its limits. */
function replacements(value: unknown): readonly unknown[] {
  if (typeof value === 'number') return [undefined, 'x', 0, 1.5];
  if (typeof value !== 'string') return [undefined, 'x', ...(Array.isArray(value) ? [[], value.slice(1)] : [])];
  return [undefined, 7, true, '', 'x', 'x'.repeat(50), 'x'.repeat(51), long];
}

/** What becomes of a body when one value in it, at any depth, is replaced. */
export function changes(body: Fields, at = ''): readonly (readonly [title: string, body: Fields])[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const put = (replacement: unknown): Fields => ({ ...body, [name]: replacement });
    const own = replacements(value).map(
      (each) => [`${at}/${name} = ${JSON.stringify(each)?.slice(0, 20) ?? 'none'}`, put(each)] as const,
    );
    return [...own, ...inner(value, `${at}/${name}`).map(([title, changed]) => [title, put(changed)] as const)];
  });
}

/** The same for what is inside a value; of a list, for its first item. */
function inner(value: unknown, at: string): readonly (readonly [title: string, value: unknown])[] {
  if (Array.isArray(value)) {
    const [first, ...others] = value as readonly unknown[];
    return inner(first, `${at}/*`).map(([title, changed]) => [title, [changed, ...others]] as const);
  }
  return typeof value === 'object' && value !== null ? changes(value as Fields, at) : [];
}
