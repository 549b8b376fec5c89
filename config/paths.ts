/** A key below a dotted path. */
export function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** One step of a JSON pointer. */
export function pointerStep(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A JSON pointer as messages show it: `/implements/service-problems/create/0` is `implements.service-problems.create[0]`. */
export function dotted(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, step) => (/^\d+$/.test(step) && path !== '' ? `${path}[${step}]` : join(path, step)), '');
}

/** The value of an object's own key; undefined if it has none, or is not an object. */
export function property(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
