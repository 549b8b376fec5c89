import fc from 'fast-check';
import type { JsonObject } from '../../harness/index.js';
import { freeText } from './free-text.js';

const digits = (shortest: number, longest: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: shortest, maxLength: longest });

/** A contact whose email address is there or not. */
const contact: fc.Arbitrary<JsonObject> = fc.record(
  {
    name: freeText(1, 100),
    phoneNumber: fc.tuple(fc.constantFrom('', '+'), digits(8, 20)).map(([plus, number]) => plus + number),
    email: fc.tuple(digits(1, 8), digits(1, 8)).map(([user, host]) => `user${user}@host${host}.example.net`),
  },
  { requiredKeys: ['name', 'phoneNumber'] },
);

const remarks = { hazards: freeText(1, 1000), onSiteRestrictions: freeText(1, 1000), notes: freeText(1, 1000) };

/** What a tenant may write into a service problem: its free text, with optional fields in any combination. */
export const problemTexts: fc.Arbitrary<JsonObject> = fc.record(
  { problemText: freeText(10, 80), primaryContact: contact, secondaryContact: contact, ...remarks },
  { requiredKeys: ['problemText', 'primaryContact', 'notes'] },
);

/** What an amendment may change that needs nothing in the supplier: any of it, but something. */
export const problemChanges: fc.Arbitrary<JsonObject> = fc
  .record(
    {
      problemText: freeText(10, 80),
      // Whether a problem may be escalated depends on agreed service levels, so only its absence is free.
      escalationRequest: fc.constant(false),
      primaryContact: contact,
      secondaryContact: contact,
      ...remarks,
    },
    { requiredKeys: [] },
  )
  .filter((changes) => Object.keys(changes).length > 0);
