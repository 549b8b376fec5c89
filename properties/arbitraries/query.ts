import fc from 'fast-check';
import { checkAvailability, findAppointments, type OperationKey } from '../../contract/requirements/index.js';
import { NotApplicable, operationOf, ukDayAfter } from '../../harness/index.js';

/** Half a year, in days: a supplier need not plan further ahead. */
const furthestAhead = 180;

/** The optional parameters of an availability check. */
export type Check = { readonly serviceTypes?: string[] };

/** The optional parameters of a search for appointments. */
export type Search = { readonly classifications?: string[]; readonly appointmentFromDate?: string };

/** Service types in any order and number. */
export function anyCheck(): fc.Arbitrary<Check> {
  return fc.record({ serviceTypes: listOf(checkAvailability, 'serviceTypes', 3) }, { requiredKeys: [] });
}

/** Classifications in any order and number, and any day ahead. */
export function anySearch(): fc.Arbitrary<Search> {
  return fc.record(
    {
      classifications: listOf(findAppointments, 'classifications', 15),
      appointmentFromDate: fc.integer({ min: 1, max: furthestAhead }).map((ahead) => ukDayAfter(Date.now(), ahead)),
    },
    { requiredKeys: [] },
  );
}

/**
 * A list of one to `maxLength` of the listed values of a query parameter, possibly with repeats.
 * @throws NotApplicable if the description lists none
 */
function listOf(operation: OperationKey, name: string, maxLength: number): fc.Arbitrary<string[]> {
  const parameter = operationOf(operation).queryParameters.find((each) => each.name === name);
  const listed = (parameter?.schema.items?.enum ?? []).map(String);
  if (listed.length === 0) throw new NotApplicable(`The description lists no values of ${name}.`);
  const lengths = { minLength: 1, maxLength, size: 'max' } as const;
  const value = fc.constantFrom(...listed);
  return fc.oneof(fc.array(value, lengths), fc.uniqueArray(value, lengths));
}
