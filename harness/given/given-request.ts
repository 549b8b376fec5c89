import type { GivenRequest, SupplierProfile } from '../../config/supplier-profile.js';
import type { Operation } from '../../contract/operation.js';
import type { Json } from '../json/json.js';
import { plainValue } from '../wire/query-string.js';

/**
 * What the profile says that a plain request of an operation has. `{unique}` in a text becomes a number that no other
 * request of the run has, since many things can be created under one name only once.
 */
export function givenRequest(
  { requests }: SupplierProfile['testData'],
  { operationId, key }: Operation,
  unique: number,
): GivenRequest {
  const given = requests?.[operationId] ?? requests?.[key] ?? {};
  return JSON.parse(JSON.stringify(given).replaceAll('{unique}', String(unique))) as GivenRequest;
}

/** Values as they stand in a path or a header. */
export function textsFrom(values: Readonly<Record<string, Json>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plainValue(value)]));
}
