import type { Operation, QueryParameter } from '../contract/description.js';
import type { Json } from './json.js';
import type { SupplierRequest } from './supplier-client.js';

/** The query of a request, with its question mark; empty where the request asks nothing. */
export function queryString(operation: Operation, { query = {}, rawQuery = {} }: SupplierRequest): string {
  const known = operation.queryParameters.flatMap((parameter) => {
    const { [parameter.name]: raw = usualText(parameter, query[parameter.name]) } = rawQuery;
    return raw === null ? [] : [`${encodeURIComponent(parameter.name)}=${raw}`];
  });
  const others = Object.entries(rawQuery).flatMap(([name, raw]) =>
    raw === null || operation.queryParameters.some((parameter) => parameter.name === name)
      ? []
      : [`${encodeURIComponent(name)}=${raw}`],
  );
  const all = [...known, ...others];
  return all.length === 0 ? '' : `?${all.join('&')}`;
}

/** A value as the documents write it: a JSON text, a text, or texts with commas between them, percent-encoded whole. */
function usualText({ json }: QueryParameter, value: Json | undefined): string | null {
  if (value === undefined) return null;
  if (json) return encodeURIComponent(JSON.stringify(value));
  if (Array.isArray(value)) return encodeURIComponent((value as Json[]).map(plain).join(','));
  return encodeURIComponent(plain(value));
}

function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
