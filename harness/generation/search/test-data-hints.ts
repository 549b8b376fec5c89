import type { SupplierProfile } from '../../../config/supplier-profile.js';
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

/** @param assumed paths of the profile that stand in for what the user left out */
export function testDataHints({ testData }: SupplierProfile, assumed: readonly string[]): readonly TestDataHint[] {
  return fields.map(([name, field]) => {
    const key = `testData.${name}`;
    return { key, field, given: testData[name] !== undefined && !assumed.includes(key) };
  });
}
