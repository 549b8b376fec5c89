import type { OperationKey } from '../../contract/requirements/index.js';
import type { Json, JsonObject } from '../json/json.js';

/** A request to one operation. What is left out is as a valid request has it. */
export interface SupplierRequest {
  readonly operation: OperationKey;
  /** The JSON body. */
  readonly body?: Json;
  /** The text that is sent in place of the body's usual JSON text. */
  readonly text?: string;
  readonly contentType?: string;
  readonly pathParameters?: Readonly<Record<string, string>>;
  /** The values of query parameters, each written as the description says. */
  readonly query?: JsonObject;
  /** Query parameters as they are written, in place of their usual text; null leaves one out. */
  readonly rawQuery?: Readonly<Record<string, string | null>>;
  /** The name of a query parameter that has the token, which then is in no header. */
  readonly tokenInQuery?: string;
  /** Header values in place of the usual ones, or made from them; null leaves a header out. */
  readonly headers?: Readonly<Record<string, string | null | ((usual: string) => string)>>;
  /** How the names of headers are spelled, but for Authorization. */
  readonly headerName?: (name: string) => string;
}

/** A request that the supplier accepts, as shown by one like it. Its body is empty where the operation has none. */
export type PlainRequest = Omit<SupplierRequest, 'body'> & { readonly body: JsonObject };

/** Whether a request proves who sends it as every plain request does. */
export function isAuthenticatedAsUsual({ headers, tokenInQuery }: SupplierRequest): boolean {
  return headers?.['Authorization'] === undefined && tokenInQuery === undefined;
}
