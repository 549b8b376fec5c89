import fc from 'fast-check';

const digits = (shortest: number, longest: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: shortest, maxLength: longest });

/** Numbers and addresses that could be called or written to: the documented patterns allow much that could not. */
const reachable = {
  phoneNumber: fc.tuple(fc.constantFrom('', '+'), digits(8, 20)).map(([plus, number]) => plus + number),
  email: fc
    .tuple(fc.constantFrom('user', 'John.Smith', 'anna+fibre', "o'brien", 'USER_'), digits(1, 8), digits(1, 8))
    .map(([name, user, host]) => `${name}${user}@host${host}.example.net`),
};

const contacts = Object.fromEntries(
  ['primaryContact', 'secondaryContact'].flatMap((contact) =>
    Object.entries(reachable).map(([name, values]) => [`/${contact}/${name}`, values]),
  ),
);

const texts = ['problemText', 'primaryContact', 'secondaryContact', 'hazards', 'onSiteRestrictions', 'notes'];

/** What a tenant may write into a service problem: its free text, with optional fields in any combination. */
export const problemTexts = { free: texts, overrides: contacts };

/** What an amendment may change that needs nothing in the supplier: any of it, but something. */
export const problemChanges = {
  free: [...texts, 'escalationRequest'],
  // Whether a problem may be escalated depends on agreed service levels, so only its absence is free.
  overrides: { ...contacts, '/escalationRequest': false },
  some: true,
};
