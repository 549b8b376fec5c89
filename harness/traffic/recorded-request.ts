import type { Operation, Parameter } from '../../contract/operation.js';
import { jsonIn } from '../json/bounded-json.js';
import { PatternTooSlow } from '../json/bounded-pattern.js';
import type { Json, JsonObject } from '../json/json.js';
import { validatorOf } from '../json/validators.js';
import { headerValues } from '../report/exchange.js';
import type { SupplierRequest } from '../wire/supplier-request.js';
import type { RecordedEntry } from './har-entry.js';
import type { Called } from './supplier-address.js';

/** A recorded request, as the oracles know requests. */
export interface RecordedRequest {
  readonly request: SupplierRequest;
  /** The JSON body, where it was JSON. */
  readonly sent: Json | undefined;
  readonly asked: JsonObject;
  /**
   * Whether it follows its own description: only then the answer is judged as one to a valid request. `unknown` where its
   * body was not recorded.
   */
  readonly validity: 'valid' | 'broken' | 'unknown';
}

/** Reads a recorded request, and checks it against its own description. */
export function readRequest(called: Called, entry: RecordedEntry): RecordedRequest {
  const { operation, pathParameters, query } = called;
  const { text, hasBody } = entry.request;
  const sent = operation.request ? jsonIn(text) : undefined;
  const asked: Record<string, Json> = {};
  const broken = operation.queryParameters.filter((parameter) => {
    const value = valueIn(query, parameter);
    if (value !== undefined) asked[parameter.name] = value;
    return value === undefined ? parameter.required : !isValid(parameter.pointer, value);
  });
  const tenant = headerValues(entry.request.headers, 'tenant')[0];
  const request: SupplierRequest = {
    operation: operation.key,
    ...(sent !== undefined && { body: sent }),
    pathParameters,
    query: asked,
    ...(tenant !== undefined && { headers: { Tenant: tenant } }),
  };
  const hasAllHeaders = lacksNoHeader(operation, entry);
  const isKnown = !operation.request || hasBody;
  const validity =
    broken.length > 0 || !hasAllHeaders || (isKnown && !hasValidBody(operation, sent, text))
      ? 'broken'
      : isKnown
        ? 'valid'
        : 'unknown';
  return { request, sent, asked, validity };
}

/** Captures may lack all headers, or those with credentials; of the others, one that is not there was not sent. */
function lacksNoHeader({ requiredHeaders }: Operation, { request: { headers, hasHeaders } }: RecordedEntry): boolean {
  if (!hasHeaders) return true;
  return requiredHeaders
    .filter((name) => !/^(authorization|cookie)$/i.test(name))
    .every((name) => headerValues(headers, name).length > 0);
}

function hasValidBody({ request }: Operation, sent: Json | undefined, text: string | undefined): boolean {
  if (!request) return true;
  if (text === undefined || text === '') return !request.required;
  return sent !== undefined && isValid(request.wholePointer, sent);
}

/** Whether a value follows a schema for requests; a pattern that takes too long to tell counts as broken. */
function isValid(pointer: string, value: Json): boolean {
  try {
    return validatorOf(pointer)(value);
  } catch (thrown) {
    if (thrown instanceof PatternTooSlow) return false;
    throw thrown;
  }
}

/** The value of a query parameter; a text that is not JSON where JSON is documented stays a text, which is not valid. */
function valueIn(query: URLSearchParams, { name, json, schema, explode, style }: Parameter): Json | undefined {
  const values = query.getAll(name);
  const [first] = values;
  if (first === undefined) return undefined;
  if (json) return jsonIn(first) ?? first;
  if (schema.type === 'array') {
    const separator = style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ',';
    return explode ? values : first.split(separator);
  }
  if (schema.type === 'integer' || schema.type === 'number') return jsonIn(first) ?? first;
  if (schema.type === 'boolean') return first === 'true' || (first === 'false' ? false : first);
  return first;
}
