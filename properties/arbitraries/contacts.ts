import fc from 'fast-check';

const digits = (shortest: number, longest: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: shortest, maxLength: longest });

/** Numbers and addresses that could be called or written to: the documented patterns allow much that could not. */
export const reachable = {
  phoneNumber: fc.tuple(fc.constantFrom('', '+'), digits(8, 20)).map(([plus, number]) => plus + number),
  email: fc
    .tuple(fc.constantFrom('user', 'John.Smith', 'anna+fibre', "o'brien", 'USER_'), digits(1, 8), digits(1, 8))
    .map(([name, user, host]) => `${name}${user}@host${host}.example.net`),
};

/** What stands in the place of the values of the contacts of a problem or an order, by their pointers. */
export const contacts = Object.fromEntries(
  ['primaryContact', 'secondaryContact'].flatMap((contact) =>
    Object.entries(reachable).map(([name, values]) => [`/${contact}/${name}`, values]),
  ),
);
