import type { Operation, Parameter } from '../../contract/operation.js';
import type { Json } from '../json/json.js';
import type { SupplierRequest } from './supplier-request.js';

/**
 * The query of a request, with its question mark, or with `&` where the path of the operation has a query itself; empty
 * where the request asks nothing.
 */
export function queryString(
  operation: Operation,
  { query = {}, rawQuery = {} }: SupplierRequest,
  more: readonly string[] = [],
): string {
  const known = operation.queryParameters.flatMap((parameter) => {
    const raw = rawQuery[parameter.name];
    if (raw === undefined) return usualTexts(parameter, query[parameter.name], operation.generic);
    return raw === null ? [] : [`${encodeURIComponent(parameter.name)}=${raw}`];
  });
  const others = Object.entries(rawQuery).flatMap(([name, raw]) =>
    raw === null || operation.queryParameters.some((parameter) => parameter.name === name)
      ? []
      : [`${encodeURIComponent(name)}=${raw}`],
  );
  const all = [...known, ...others, ...more];
  return all.length === 0 ? '' : `${operation.path.includes('?') ? '&' : '?'}${all.join('&')}`;
}

/**
 * A value as the documents write it: a JSON text, a text, or texts in the documented style, percent-encoded.
 * @param bareCommas whether the commas between texts are left bare, as OpenAPI has them; the Supplier API encodes them
 */
function usualTexts(parameter: Parameter, value: Json | undefined, bareCommas: boolean): readonly string[] {
  if (value === undefined) return [];
  const { json, style, explode } = parameter;
  const name = encodeURIComponent(parameter.name);
  const encoded = (item: Json) => encodeURIComponent(plainValue(item));
  if (json) return [`${name}=${encodeURIComponent(JSON.stringify(value))}`];
  if (typeof value !== 'object' || value === null) return [`${name}=${encoded(value)}`];
  if (style === 'deepObject')
    return Object.entries(value).map(
      ([key, item]) => `${name}%5B${encodeURIComponent(key)}%5D=${encoded(item as Json)}`,
    );
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    if (explode) return items.map((item) => `${name}=${encoded(item)}`);
    if (!bareCommas) return [`${name}=${encodeURIComponent(items.map(plainValue).join(','))}`];
    return [`${name}=${items.map(encoded).join(separators[style] ?? ',')}`];
  }
  const pairs = Object.entries(value) as [string, Json][];
  return explode
    ? pairs.map(([key, item]) => `${encodeURIComponent(key)}=${encoded(item)}`)
    : [`${name}=${pairs.map(([key, item]) => `${encodeURIComponent(key)},${encoded(item)}`).join(',')}`];
}

/** What stands between the items of a list, percent-encoded. */
const separators: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' };

/** A value as a plain text: a text itself, anything else as JSON. */
export function plainValue(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
