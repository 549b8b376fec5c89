import { isShipped, supplierApi } from '../../contract/description.js';
import type { SupplierProfile } from '../../config/supplier-profile.js';
import { exampleValue } from '../generation/samples/example-value.js';
import type { JsonObject } from '../json/json.js';
import { givenRequest, textsFrom } from './given-request.js';
import type { PlainRequest } from '../wire/supplier-request.js';

/**
 * A plain request of the Supplier API with the values that the profile gives for its operation. Where another
 * description than the shipped one demands further fields, they are added from its examples and schemas.
 */
export function asDescribed(
  request: PlainRequest,
  testData: SupplierProfile['testData'],
  unique: () => number,
): PlainRequest {
  const operation = supplierApi.operations.get(request.operation);
  if (!operation || operation.generic) return request;
  const given = testData.requests ? givenRequest(testData, operation, unique()) : {};
  const schema = isShipped() ? undefined : operation.request?.schema;
  const demanded = (schema?.required ?? []).filter((name) => request.body[name] === undefined);
  const added = demanded.map((name) => [name, exampleValue(schema?.properties?.[name] ?? {})]);
  const own = typeof given.body === 'object' && given.body !== null ? (given.body as JsonObject) : {};
  return {
    ...request,
    body: { ...(Object.fromEntries(added) as JsonObject), ...request.body, ...own },
    ...((request.pathParameters || given.path) && {
      pathParameters: { ...request.pathParameters, ...textsFrom(given.path) },
    }),
    ...((request.query || given.query) && { query: { ...request.query, ...given.query } }),
    ...((request.headers || given.headers) && { headers: { ...request.headers, ...textsFrom(given.headers) } }),
  };
}
