import type { Schema } from '../../contract/schema.js';

/** The one type that a schema's values have, besides null; undefined where there are several or none is named. */
export function typeOf({ type, properties, items }: Schema): string | undefined {
  if (type === undefined) return properties ? 'object' : items ? 'array' : undefined;
  const [only, ...others] = [type].flat().filter((name) => name !== 'null');
  return others.length === 0 ? only : undefined;
}

/** Whether null is a value of a schema, as far as its types tell. */
export function isNullable({ type, enum: listed }: Schema): boolean {
  return [type].flat().includes('null') || listed?.includes(null) === true;
}
