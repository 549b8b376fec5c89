import type fc from 'fast-check';
import { SchemaError } from '../schema/schema-errors.js';

/**
 * Keeps the values that suit, like the filter of fast-check itself, but gives up where it would search for ever.
 * @param maxTries so many values in a row that do not suit mean that none does
 * @throws SchemaError when the arbitrary is drawn from and no value suits
 */
export function filtered<T>(
  arbitrary: fc.Arbitrary<T>,
  suits: (value: T) => boolean,
  where: string,
  maxTries = 2000,
): fc.Arbitrary<T> {
  let refused = 0;
  return arbitrary.filter((value) => {
    if (suits(value)) {
      refused = 0;
      return true;
    }
    refused += 1;
    if (refused < maxTries) return false;
    refused = 0;
    throw new SchemaError(
      'SCHEMA_UNSATISFIABLE',
      `No valid value was found for the schema at ${where || 'its root'}; override the value there.`,
    );
  });
}
