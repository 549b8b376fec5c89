import type { Operation } from '../../contract/operation.js';
import type { SupplierRequest } from './supplier-request.js';
import { credentialsOf, type Credentials } from './credentials.js';

/** The headers of the Fibre Cafe that other APIs do not know. */
const ofTheFibreCafe: ReadonlySet<string> = new Set(['x-request-id', 'x-conversation-id', 'tenant']);

/**
 * The headers of a request to an operation of which only its description is known: those that the request itself has,
 * the media types that are documented, and credentials in their documented places.
 * @param usual what a request to the Supplier API would have
 */
export function genericHeaders(
  operation: Operation,
  request: SupplierRequest,
  usual: Readonly<Record<string, string | null>>,
): { readonly headers: Readonly<Record<string, string | null>>; readonly query: Credentials['query'] } {
  const asked = new Set(Object.keys(request.headers ?? {}));
  const kept = Object.entries(usual).filter(([name]) => asked.has(name) || !ofTheFibreCafe.has(name.toLowerCase()));
  const { Authorization: authorization = null, ...others } = Object.fromEntries(kept);
  const credentials = credentialsOf(operation, authorization);
  return {
    headers: {
      ...others,
      Accept: acceptOf(operation),
      'Content-Type': contentTypeOf(operation, request),
      ...credentials.headers,
      ...(others['Cookie'] && credentials.headers['Cookie']
        ? { Cookie: `${others['Cookie']}; ${credentials.headers['Cookie']}` }
        : {}),
    },
    query: credentials.query,
  };
}

/** Every media type that an answer can have, JSON first. */
function acceptOf({ answers }: Operation): string {
  const types = [...new Set([...answers.values()].flatMap(({ mediaTypes }) => mediaTypes))];
  const jsonFirst = types.toSorted((left, right) => Number(right.includes('json')) - Number(left.includes('json')));
  return jsonFirst.length === 0 ? '*/*' : jsonFirst.join(', ');
}

function contentTypeOf({ request: body }: Operation, { contentType, text }: SupplierRequest): string | null {
  if (body) return contentType ?? body.mediaType;
  return text === undefined ? null : (contentType ?? 'application/octet-stream');
}
