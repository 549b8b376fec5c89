import type { SupplierProfile } from '../../../config/supplier-profile.js';
import type { Operation } from '../../../contract/description.js';
import { requestFields } from '../samples/request-fields.js';
import type { TestDataHint } from './acceptance-share.js';

/** The test data of a profile that requests are made with, and the fields of requests that it goes into. */
const fields: readonly (readonly [name: keyof SupplierProfile['testData'], field: string])[] = [
  ['serviceId', 'serviceId'],
  ['serviceSpecificationId', 'serviceSpecification'],
  ['address', 'address'],
  ['characteristics', 'characteristics'],
  ['serviceTestId', 'serviceTestId'],
  ['serviceTestReference', 'serviceTestReference'],
  ['appointmentReservationId', 'appointmentReservationId'],
  ['appointmentReservationReference', 'appointmentReservationReference'],
  ['supplierQuoteId', 'supplierQuoteId'],
];

/**
 * The test data that requests to an operation are made with: only these can help where its requests are refused.
 * @param assumed paths of the profile that stand in for what the user left out
 * @param operation undefined where requests to several operations are made
 */
export function testDataHints(
  { testData }: SupplierProfile,
  assumed: readonly string[],
  operation: Operation | undefined,
): readonly TestDataHint[] {
  const asked = operation && new Set(namesIn(operation));
  return fields.flatMap(([name, field]) => {
    if (asked?.has(field) === false) return [];
    const key = `testData.${name}`;
    return [{ key, field, given: testData[name] !== undefined && !assumed.includes(key) }];
  });
}

/** The names of all fields and parameters of a request. */
function namesIn(operation: Operation): readonly string[] {
  const inBody = requestFields(operation).flatMap(({ path }) => path.map(String));
  return [...inBody, ...operation.queryParameters.map(({ name }) => name)];
}
